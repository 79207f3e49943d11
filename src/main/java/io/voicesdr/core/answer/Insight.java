package io.voicesdr.core.answer;

import java.util.Map;
import java.util.Optional;

/**
 * What the model found out about what a customer wrote, besides what it said to that. Its word, not a fact.
 *
 * @param confidence 0 to 1
 * @param language BCP 47
 */
public record Insight(
        Optional<String> intent,
        Optional<Double> confidence,
        Optional<String> language,
        Optional<String> sentiment,
        Map<String, String> entities) {
    public Insight {
        entities = Map.copyOf(entities);
    }

    public static Insight of(Answer answer) {
        return new Insight(
                answer.intent(), answer.confidence(), answer.language(), answer.sentiment(), answer.entities());
    }
}
