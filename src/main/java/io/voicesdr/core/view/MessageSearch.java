package io.voicesdr.core.view;

import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.ChatRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Messages in the order of how well they fit what somebody looks for. Pure. */
public final class MessageSearch {

    /** More than anybody reads. */
    static final int MOST = 200;

    /** What lies this much farther off than the nearest means something else. */
    private static final double FARTHER = 0.12;

    /** What the very words are worth beside the meaning. */
    private static final double WORDS = 0.2;

    private MessageSearch() {}

    /** What a hit was found by. */
    public enum By {
        MEANING,
        WORDS
    }

    /**
     * A message that fits.
     *
     * @param score larger is better; comparable only within one search
     */
    public record Hit(ChatRef chat, String customerName, Entry entry, String text, double score, By by) {}

    /**
     * A message that is looked at.
     *
     * @param text of the entry: what was written, or heard
     */
    public record Candidate(ChatRef chat, String customerName, Entry entry, String text) {}

    /**
     * The best of {@code candidates}, best first.
     *
     * @param words how well each fits by its words, 0 to 1, by message id
     * @param nearness how near each lies by its meaning; empty when that can't be told
     */
    public static List<Hit> best(
            List<Candidate> candidates, Map<String, Double> words, Optional<Map<String, Double>> nearness) {
        Map<String, Double> scores = new HashMap<>();
        Set<String> meant = new HashSet<>();
        Map<String, Double> near = nearness.orElse(Map.of());
        double nearest = near.values().stream().mapToDouble(each -> each).max().orElse(0);
        near.forEach((id, each) -> {
            if (each > 0 && each >= nearest - FARTHER) {
                meant.add(id);
                scores.put(id, each);
            }
        });
        double worth = nearness.isPresent() ? WORDS : 1;
        words.forEach((id, each) -> scores.merge(id, each * worth, Double::sum));
        return candidates.stream()
                .filter(candidate -> scores.containsKey(candidate.entry().id()))
                .map(candidate -> new Hit(
                        candidate.chat(),
                        candidate.customerName(),
                        candidate.entry(),
                        candidate.text(),
                        scores.getOrDefault(candidate.entry().id(), 0.0),
                        meant.contains(candidate.entry().id()) ? By.MEANING : By.WORDS))
                .sorted(Comparator.comparingDouble(Hit::score)
                        .reversed()
                        .thenComparing(hit -> hit.entry().at(), Comparator.reverseOrder())
                        .thenComparing(hit -> hit.entry().id()))
                .limit(MOST)
                .toList();
    }
}
