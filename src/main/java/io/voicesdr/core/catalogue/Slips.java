package io.voicesdr.core.catalogue;

/** How many letters two words differ in, as far as it matters. Pure. */
final class Slips {

    private Slips() {}

    /** Slips forgiven in a word of that length: none below four letters, one below eight, then two. */
    static int allowed(int length) {
        return length < 4 ? 0 : length < 8 ? 1 : 2;
    }

    /** Slips forgiven in {@code word}: none in a word with digits, where each means another thing. */
    static int forgivenIn(String word) {
        return word.chars().anyMatch(Character::isDigit) ? 0 : allowed(word.length());
    }

    /**
     * Letters to change, add, drop or swap with the neighbour (optimal string alignment); {@code most + 1} when there are
     * more than {@code most}.
     */
    static int between(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] before = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        int[] next = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            next[0] = i;
            int best = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int cost = Math.min(change, 1 + Math.min(row[j], next[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost = Math.min(cost, before[j - 2] + 1);
                }
                next[j] = cost;
                best = Math.min(best, cost);
            }
            if (best > most) {
                return most + 1;
            }
            int[] spare = before;
            before = row;
            row = next;
            next = spare;
        }
        return row[b.length()];
    }
}
