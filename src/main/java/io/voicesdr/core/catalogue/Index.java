package io.voicesdr.core.catalogue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which words stand in which items, and how much they tell. Built once a catalogue; immutable afterwards. */
final class Index {

    private static final double IN_ID = 6;
    private static final double IN_TITLE = 3;
    private static final double IN_COLUMN = 1;

    /** A word that had to be guessed at counts less. */
    private static final double GUESSED = 0.6;

    private final int size;
    private final Map<String, Map<Integer, Double>> weights = new HashMap<>();
    private final Spellings spellings = new Spellings();

    Index(List<Item> items) {
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
    }

    private void put(int item, String text, double weight) {
        for (String word : Stems.words(text)) {
            spellings.add(word);
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
        return weights.containsKey(stem)
                ? List.of(stem)
                : spellings.nearest(word).stream().map(Stems::stem).distinct().toList();
    }
}
