package io.voicesdr.conversation;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.History;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.team.Standing;

/** One look at a chat: what was pulled, where that puts the conversation, what people said of it, and what it asks for. */
record Sight(History history, ConversationState state, Standing standing, Decision decision) {

    /** Whether no person of the company has written between this look and {@code other}. */
    boolean sameLastPerson(ConversationState other) {
        return state.lastFromPerson()
                .map(Entry::id)
                .equals(other.lastFromPerson().map(Entry::id));
    }
}
