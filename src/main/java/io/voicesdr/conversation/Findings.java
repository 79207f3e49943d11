package io.voicesdr.conversation;

import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.answer.Answer.LeadFact;
import java.util.List;

/**
 * What the model found out besides its words, for the team.
 *
 * @param handoverReason in the model's words; empty when it needs nobody
 * @param facts about the customer's interest, each with evidence that the customer really wrote
 */
record Findings(String handoverReason, List<LeadFact> facts) {
    static final Findings NONE = new Findings("", List.of());

    Findings {
        facts = List.copyOf(facts);
    }

    static Findings of(Answer answer) {
        return new Findings(answer.handover().needed() ? answer.handover().reason() : "", answer.leadFacts());
    }
}
