package io.voicesdr.conversation;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.history.History;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.team.Standing;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One look at a chat: what was pulled, where that puts the conversation, what it asks for, what was heard, and what people said
 * of it in the team chat.
 */
record Sight(History history, ConversationState state, Decision decision, Hearing hearing, Standing standing) {

    /** For what is said though nobody waits for it. */
    static Sight ofNothingOwed(History history, ConversationState state) {
        return new Sight(
                history, state, new Decision.Silent(Decision.Reason.NOTHING_OWED), Hearing.NONE, Standing.NONE);
    }

    /** Whether no person of the company has written between this look and {@code other}. */
    boolean sameLastPerson(ConversationState other) {
        return state.lastFromPerson()
                .map(Entry::id)
                .equals(other.lastFromPerson().map(Entry::id));
    }

    /** Whether nothing that waited for an answer in {@code before} reads otherwise now: customers edit what they wrote. */
    boolean saysTheSame(Sight before) {
        Map<String, String> words =
                state.owed().stream().collect(Collectors.toMap(Entry::id, Entry::text, (one, same) -> one));
        return before.state.owed().stream()
                .allMatch(entry -> words.getOrDefault(entry.id(), entry.text()).equals(entry.text()));
    }
}
