package io.voicesdr.inbox;

import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.team.LeadCase;
import io.voicesdr.core.text.Words;
import io.voicesdr.core.view.ChatWindow;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a customer's interest, for the panel. Texts are as people wrote them: to be escaped.
 *
 * @param score 0 to 100
 * @param facts one a criterion, in the tenant's order; those that nobody knows yet too
 */
record LeadPart(int score, boolean qualified, boolean priority, List<Fact> facts) {

    /**
     * A criterion and what is known of it.
     *
     * @param value empty when nothing is known
     * @param evidence the customer's own words; empty for none
     * @param message id of the message they stand in; empty when it is not in the thread
     * @param correctedBy who of the company said so; empty when nobody did
     */
    record Fact(
            String criterion,
            String value,
            String evidence,
            String message,
            int points,
            int weight,
            String correctedBy) {
        public boolean isKnown() {
            return !value.isEmpty();
        }
    }

    /**
     * What is known; empty where the tenant measures nobody.
     *
     * @param flow where the newest session stands in the flow
     * @param hearing what is remembered of the chat's voice notes
     */
    static Optional<LeadPart> of(ChatWindow window, Scene scene, Optional<FlowState> flow, Hearing hearing) {
        Lead lead = scene.leads().apply(window.state(), flow);
        List<LeadFact> corrections =
                scene.told(window).lead().map(LeadCase::corrections).orElse(List.of());
        return lead.rules().criteria().isEmpty()
                ? Optional.empty()
                : Optional.of(new LeadPart(
                        lead.score(),
                        lead.isQualified(),
                        lead.isPriority(),
                        lead.points().stream()
                                .map(points -> fact(points, corrections, window, hearing))
                                .toList()));
    }

    private static Fact fact(Lead.Points points, List<LeadFact> corrections, ChatWindow window, Hearing hearing) {
        String value = points.fact().map(LeadFact::value).orElse("");
        String source = points.fact().map(LeadFact::evidence).orElse("");
        boolean corrected = corrections.stream()
                .anyMatch(one -> Words.of(one.criterion())
                                .equals(Words.of(points.criterion().name()))
                        && one.value().strip().equals(value));
        String evidence = corrected ? "" : source;
        return new Fact(
                points.criterion().name(),
                value,
                evidence,
                message(window, evidence, hearing),
                points.points(),
                points.criterion().weight(),
                corrected ? source : "");
    }

    /** The newest message of the customer with these words in it. */
    private static String message(ChatWindow window, String evidence, Hearing hearing) {
        Words words = Words.of(evidence);
        return evidence.isBlank()
                ? ""
                : window.state().entries().reversed().stream()
                        .filter(entry -> entry.isFrom(Author.CUSTOMER))
                        .filter(entry -> hearing.textOf(entry).contains(evidence)
                                || !words.words().isEmpty()
                                        && Words.of(hearing.textOf(entry)).contain(words))
                        .map(Entry::id)
                        .findFirst()
                        .orElse("");
    }
}
