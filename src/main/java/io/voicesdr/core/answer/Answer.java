package io.voicesdr.core.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the model found and wants said. Values are the model's word: checked before anything is sent.
 *
 * @param bubbles what to say, in order; may be empty, may hold empties
 * @param transcript of the newest voice note, where one was given
 * @param transcripts of every voice note that was given, in their order; empty when the model named none or only the newest
 * @param language BCP 47, where told
 * @param intent a word, where told
 * @param sentiment a word, where told
 * @param confidence 0 to 1, where told
 * @param entities name to value
 * @param leadFacts what was learnt about the customer's interest, each with its literal evidence
 * @param handover whether a person is needed
 * @param items ids of the catalogue's items to show, in order
 */
public record Answer(
        List<String> bubbles,
        Optional<String> transcript,
        List<String> transcripts,
        Optional<String> language,
        Optional<String> intent,
        Optional<String> sentiment,
        Optional<Double> confidence,
        Map<String, String> entities,
        List<LeadFact> leadFacts,
        Handover handover,
        List<String> items) {

    public Answer {
        bubbles = List.copyOf(bubbles);
        transcripts = List.copyOf(transcripts);
        entities = Map.copyOf(entities);
        leadFacts = List.copyOf(leadFacts);
        items = List.copyOf(items);
    }

    /** An answer that tells of one voice note at most, and shows no item. */
    public Answer(
            List<String> bubbles,
            Optional<String> transcript,
            Optional<String> language,
            Optional<String> intent,
            Optional<String> sentiment,
            Optional<Double> confidence,
            Map<String, String> entities,
            List<LeadFact> leadFacts,
            Handover handover) {
        this(
                bubbles,
                transcript,
                List.of(),
                language,
                intent,
                sentiment,
                confidence,
                entities,
                leadFacts,
                handover,
                List.of());
    }

    /** A plain text without any finding: what a model that ignores the schema has said. */
    public static Answer ofText(String text) {
        return new Answer(
                List.of(text),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Handover.notNeeded());
    }

    /** This answer with other lead facts, all else equal. */
    public Answer withLeadFacts(List<LeadFact> facts) {
        return with(facts, handover, items);
    }

    /** This answer with another word on whether a person is needed, all else equal. */
    public Answer withHandover(Handover other) {
        return with(leadFacts, other, items);
    }

    /** This answer showing other items, all else equal. */
    public Answer withItems(List<String> ids) {
        return with(leadFacts, handover, ids);
    }

    private Answer with(List<LeadFact> facts, Handover person, List<String> shown) {
        return new Answer(
                bubbles,
                transcript,
                transcripts,
                language,
                intent,
                sentiment,
                confidence,
                entities,
                facts,
                person,
                shown);
    }

    /** A finding about the customer; {@code evidence} is what they wrote, word for word, and a fact without it is dropped. */
    public record LeadFact(String criterion, String value, String evidence) {}

    /** Whether a person is needed, and why; the reason is empty when none is. */
    public record Handover(boolean needed, String reason) {
        /** The model can go on by itself. */
        public static Handover notNeeded() {
            return new Handover(false, "");
        }
    }
}
