package io.voicesdr.conversation;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.history.History;
import io.voicesdr.core.state.ConversationState;

/** One look at a chat: what was pulled, where that puts the conversation, what it asks for, and what was heard. */
record Sight(History history, ConversationState state, Decision decision, Hearing hearing) {

    /** Whether no person of the company has written between this look and {@code other}. */
    boolean sameLastPerson(ConversationState other) {
        return state.lastFromPerson()
                .map(Entry::id)
                .equals(other.lastFromPerson().map(Entry::id));
    }
}
