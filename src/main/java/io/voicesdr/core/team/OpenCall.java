package io.voicesdr.core.team;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import java.util.Optional;

/** Finds the hand-over that nobody has acted on yet, in the customer's own chat. Pure. */
public final class OpenCall {

    private OpenCall() {}

    /**
     * The turn in which the customer was told that a person goes on, if that was in this session, no person has written
     * since, and nobody has given the conversation back.
     */
    public static Optional<BotTurn> in(ConversationState state, Standing standing) {
        return last(state).filter(turn -> isOpen(state, standing, turn));
    }

    /**
     * The turn since which the customer waits for a person, whatever it said of one: the first in this session after which no
     * person has written and nobody has given the conversation back.
     */
    public static Optional<BotTurn> since(ConversationState state, Standing standing) {
        return state.turns().stream()
                .filter(BotTurn::promisesPerson)
                .filter(turn -> isOpen(state, standing, turn))
                .findFirst();
    }

    private static boolean isOpen(ConversationState state, Standing standing, BotTurn turn) {
        String first = turn.bubbles().getFirst().id();
        return state.session().entries().stream().anyMatch(entry -> entry.id().equals(first))
                && !standing.givenBackAfter(turn.at())
                && !personWroteAfter(state, turn);
    }

    /** The last turn in which the customer was told of a person. */
    public static Optional<BotTurn> last(ConversationState state) {
        return state.turns().reversed().stream()
                .filter(turn -> turn.kind() == Kind.HANDOVER)
                .findFirst();
    }

    /** Whether a person has written to the customer after that turn. */
    public static boolean personWroteAfter(ConversationState state, BotTurn turn) {
        int told = state.entries().indexOf(turn.bubbles().getLast());
        return state.entries().stream()
                .skip(told + 1L)
                .filter(Entry::isSpeech)
                .anyMatch(entry -> entry.isFrom(Author.PERSON));
    }
}
