package io.voicesdr.core.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which words stand in which items, and how much they tell. Built once a catalogue; immutable afterwards. */
final class Index {

    private static final double IN_ID = 6;
    private static final double IN_TITLE = 3;
    private static final double IN_COLUMN = 1;

    /** A word that had to be guessed at counts less. */
    private static final double GUESSED = 0.6;

    private final int size;
    private final Map<String, Postings> postings = new HashMap<>();
    private final Spellings spellings = new Spellings();

    /** The items in which one stem stands, in their order, and what it weighs there. */
    private static final class Postings {
        private final int[] items;
        private final double[] weights;

        Postings(SortedMap<Integer, Double> found) {
            items = found.keySet().stream().mapToInt(Integer::intValue).toArray();
            weights = found.values().stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    Index(List<Item> items) {
        this.size = items.size();
        Map<String, SortedMap<Integer, Double>> weights = new HashMap<>();
        Map<String, List<String>> words = new HashMap<>();
        Map<String, String> stems = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            put(weights, i, stems(stems, words(words, item.id())), IN_ID);
            put(weights, i, stems(stems, words(words, item.title())), IN_TITLE);
            for (Map.Entry<String, String> cell : item.columns().entrySet()) {
                put(weights, i, stems(stems, words(words, cell.getValue())), IN_COLUMN);
                put(weights, i, stems(stems, words(words, cell.getKey())), IN_COLUMN / 10);
            }
        }
        weights.forEach((stem, found) -> postings.put(stem, new Postings(found)));
        stems.keySet().forEach(spellings::add);
    }

    /** Most cells of a catalogue are like many others. */
    private static List<String> words(Map<String, List<String>> known, String text) {
        return known.computeIfAbsent(text, Stems::words);
    }

    private static List<String> stems(Map<String, String> known, List<String> words) {
        return words.stream()
                .map(word -> known.computeIfAbsent(word, Stems::stem))
                .toList();
    }

    private static void put(
            Map<String, SortedMap<Integer, Double>> weights, int item, List<String> stems, double weight) {
        for (String stem : stems) {
            weights.computeIfAbsent(stem, term -> new TreeMap<>()).merge(item, weight, Math::max);
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
        int[] seen = new int[size];
        List<String> missing = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, String> word : words.entrySet()) {
            number++;
            List<String> terms = terms(word.getKey(), word.getValue());
            if (terms.isEmpty()) {
                missing.add(word.getValue());
            }
            double trust = terms.contains(word.getKey()) ? 1 : GUESSED;
            for (String term : terms) {
                add(term, trust, number, scores, found, seen);
            }
        }
        return new Match(scores, found, words.size(), missing);
    }

    /** @param seen the number of the last word that was found in an item, from 1: each counts once */
    private void add(String term, double trust, int number, double[] scores, int[] found, int[] seen) {
        Postings known = postings.get(term);
        if (known == null) {
            return;
        }
        double told = trust * Math.log(1 + (double) size / known.items.length);
        for (int i = 0; i < known.items.length; i++) {
            int item = known.items[i];
            scores[item] += told * known.weights[i];
            if (seen[item] != number) {
                seen[item] = number;
                found[item]++;
            }
        }
    }

    /** {@code stem} itself where it stands somewhere, else those of the words that {@code word} may be a slip of. */
    private List<String> terms(String stem, String word) {
        return postings.containsKey(stem)
                ? List.of(stem)
                : spellings.nearest(word).stream().map(Stems::stem).distinct().toList();
    }
}
