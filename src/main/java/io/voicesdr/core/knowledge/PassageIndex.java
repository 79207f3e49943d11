package io.voicesdr.core.knowledge;

import io.voicesdr.core.catalogue.Spellings;
import io.voicesdr.core.catalogue.Stems;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * BM25 over passages: a word counts more the fewer passages have it, less the longer the passage is. Accents, plurals and
 * slips don't matter. Built once; immutable afterwards.
 */
final class PassageIndex {

    private static final double SATURATION = 1.2;
    private static final double LENGTH = 0.75;

    /** A word that had to be guessed at counts less. */
    private static final double GUESSED = 0.6;

    /** What fits this much worse than the best says something else. */
    private static final double WORTH_TELLING = 0.3;

    /** Words that an answer must share with the passage it came from, and what they must weigh among all its words. */
    private static final int SHARED_WORDS = 2;

    private static final double SHARED_WEIGHT = 0.25;

    private final List<Passage> passages;
    private final int[] lengths;
    private final double averageLength;
    private final Map<String, Map<Integer, Integer>> counts = new HashMap<>();
    private final Spellings spellings = new Spellings();

    PassageIndex(List<Passage> passages) {
        this.passages = passages;
        this.lengths = new int[passages.size()];
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            for (String word : Stems.words(passage.source() + '\n' + passage.text())) {
                spellings.add(word);
                counts.computeIfAbsent(Stems.stem(word), term -> new LinkedHashMap<>())
                        .merge(i, 1, Integer::sum);
                lengths[i]++;
            }
        }
        this.averageLength = IntStream.of(lengths).average().orElse(1);
    }

    /** How well each passage fits, in order; 0 for not at all. */
    double[] scores(String question) {
        return match(question).scores();
    }

    List<Passage> search(String question, int limit) {
        double[] scores = scores(question);
        double best = IntStream.range(0, scores.length)
                .mapToDouble(i -> scores[i])
                .max()
                .orElse(0);
        return IntStream.range(0, scores.length)
                .filter(i -> scores[i] > 0 && scores[i] >= best * WORTH_TELLING)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i]).thenComparing(i -> i))
                .limit(limit)
                .map(passages::get)
                .toList();
    }

    Optional<Passage> source(String answer, Predicate<Passage> among) {
        Match match = match(answer);
        return IntStream.range(0, passages.size())
                .filter(i -> among.test(passages.get(i)))
                .filter(i -> match.shared()[i] >= SHARED_WORDS && match.weights()[i] >= match.weight() * SHARED_WEIGHT)
                .boxed()
                .max(Comparator.<Integer>comparingDouble(i -> match.scores()[i]).thenComparingInt(i -> -i))
                .map(passages::get);
    }

    /**
     * How well every passage fits some words.
     *
     * @param shared how many of the words stand in it
     * @param weights how rare those are, together
     * @param weight of all words that were looked for
     */
    private record Match(double[] scores, int[] shared, double[] weights, double weight) {}

    private Match match(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        Stems.words(text).forEach(word -> words.putIfAbsent(Stems.stem(word), word));
        double[] scores = new double[passages.size()];
        int[] shared = new int[passages.size()];
        double[] weights = new double[passages.size()];
        double weight = 0;
        for (Map.Entry<String, String> word : words.entrySet()) {
            List<String> terms = terms(word.getKey(), word.getValue());
            double trust = terms.contains(word.getKey()) ? 1 : GUESSED;
            Map<Integer, Integer> found = merged(terms);
            double rarity = rarity(found.size());
            weight += rarity;
            found.forEach((passage, count) -> {
                scores[passage] += trust * rarity * saturated(count, passage);
                shared[passage]++;
                weights[passage] += rarity;
            });
        }
        return new Match(scores, shared, weights, weight);
    }

    private List<String> terms(String stem, String word) {
        return counts.containsKey(stem)
                ? List.of(stem)
                : spellings.nearest(word).stream().map(Stems::stem).distinct().toList();
    }

    private Map<Integer, Integer> merged(List<String> terms) {
        Map<Integer, Integer> all = new HashMap<>();
        terms.forEach(term -> counts.getOrDefault(term, Map.of())
                .forEach((passage, count) -> all.merge(passage, count, Integer::sum)));
        return all;
    }

    private double rarity(int holders) {
        return Math.log(1 + (passages.size() - holders + 0.5) / (holders + 0.5));
    }

    private double saturated(int count, int passage) {
        double share = averageLength == 0 ? 1 : lengths[passage] / averageLength;
        return count * (SATURATION + 1) / (count + SATURATION * (1 - LENGTH + LENGTH * share));
    }
}
