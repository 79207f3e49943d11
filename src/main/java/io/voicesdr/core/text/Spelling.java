package io.voicesdr.core.text;

/** How far two words are apart. Pure. */
public final class Spelling {

    private Spelling() {}

    /** Whether {@code written} is {@code meant} with a slip: one in words of four letters or more, two from eight on. */
    public static boolean isNear(String written, String meant) {
        int allowed = meant.length() < 4 ? 0 : meant.length() < 8 ? 1 : 2;
        return Math.abs(written.length() - meant.length()) <= allowed && distance(written, meant) <= allowed;
    }

    /** Letters to change, add, drop or swap with the neighbour (Damerau and Levenshtein, optimal string alignment). */
    public static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
