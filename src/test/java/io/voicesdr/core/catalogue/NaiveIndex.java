package io.voicesdr.core.catalogue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@link Index} as it was first written, by maps and scans: what the quick one must agree with. */
final class NaiveIndex {

    private static final double IN_ID = 6;
    private static final double IN_TITLE = 3;
    private static final double IN_COLUMN = 1;

    /** A word that had to be guessed at counts less. */
    private static final double GUESSED = 0.6;

    private final int size;
    private final Map<String, Map<Integer, Double>> weights = new HashMap<>();
    private final Set<String> spellings = new HashSet<>();
    private final Map<Integer, List<String>> byLength = new HashMap<>();

    NaiveIndex(List<Item> items) {
        this.size = items.size();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            put(i, item.id(), IN_ID);
            put(i, item.title(), IN_TITLE);
            for (Map.Entry<String, String> cell : item.columns().entrySet()) {
                put(i, cell.getValue(), IN_COLUMN);
                put(i, cell.getKey(), IN_COLUMN / 10);
            }
        }
        byLength.values().forEach(words -> words.sort(Comparator.naturalOrder()));
    }

    private void put(int item, String text, double weight) {
        for (String word : Stems.words(text)) {
            if (spellings.add(word)) {
                byLength.computeIfAbsent(word.length(), length -> new ArrayList<>())
                        .add(word);
            }
            weights.computeIfAbsent(Stems.stem(word), term -> new LinkedHashMap<>())
                    .merge(item, weight, Math::max);
        }
    }

    /**
     * How well every item fits some words.
     *
     * @param scores by item; 0 for none
     * @param found how many of the words stand in it
     * @param words how many were looked for
     * @param missing those that stand nowhere, not even misspelt
     */
    record Match(double[] scores, int[] found, int words, List<String> missing) {}

    Match match(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        Stems.words(text).forEach(word -> words.putIfAbsent(Stems.stem(word), word));
        double[] scores = new double[size];
        int[] found = new int[size];
        List<String> missing = new ArrayList<>();
        words.forEach((stem, word) -> {
            List<String> terms = terms(stem, word);
            if (terms.isEmpty()) {
                missing.add(word);
            }
            double trust = terms.contains(stem) ? 1 : GUESSED;
            BitSet seen = new BitSet(size);
            for (String term : terms) {
                Map<Integer, Double> items = weights.getOrDefault(term, Map.of());
                double rarity = Math.log(1 + (double) size / items.size());
                items.forEach((item, weight) -> {
                    scores[item] += trust * rarity * weight;
                    if (!seen.get(item)) {
                        seen.set(item);
                        found[item]++;
                    }
                });
            }
        });
        return new Match(scores, found, words.size(), missing);
    }

    /** {@code stem} itself where it stands somewhere, else those of the words that {@code word} may be a slip of. */
    private List<String> terms(String stem, String word) {
        if (weights.containsKey(stem)) {
            return List.of(stem);
        }
        int allowed = word.chars().anyMatch(Character::isDigit) ? 0 : Slips.allowed(word.length());
        List<String> nearest = new ArrayList<>();
        int least = allowed;
        for (int length = word.length() - allowed; length <= word.length() + allowed; length++) {
            for (String spelling : byLength.getOrDefault(length, List.of())) {
                int slips = Slips.between(word, spelling, least);
                if (slips > least || slips == 0) {
                    continue;
                }
                if (slips < least) {
                    nearest.clear();
                    least = slips;
                }
                nearest.add(Stems.stem(spelling));
            }
        }
        return nearest.stream().distinct().toList();
    }
}
