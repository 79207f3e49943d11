package io.voicesdr.core.followup;

import io.voicesdr.core.state.ConversationState;

/** One customer and what becomes of writing to them again. Immutable. */
public record Candidate(ConversationState state, Verdict verdict) {

    /** This customer, judged otherwise. */
    public Candidate with(Verdict other) {
        return new Candidate(state, other);
    }
}
