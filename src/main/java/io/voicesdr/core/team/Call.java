package io.voicesdr.core.team;

import java.time.Instant;
import java.util.Optional;

/**
 * A hand-over as the team chat knows it.
 *
 * @param at when the team was first told
 * @param calledAgainAt when it was told again
 * @param takenAt when somebody said there that it is theirs
 * @param takenBy who, as WhatsApp names them; empty without a name
 * @param closedAt when it was given back to the bot
 */
public record Call(
        Card card,
        Instant at,
        Optional<Instant> calledAgainAt,
        Optional<Instant> takenAt,
        String takenBy,
        Optional<Instant> closedAt) {

    static Call of(Card card, Instant at) {
        return new Call(card, at, Optional.empty(), Optional.empty(), "", Optional.empty());
    }

    /** Whether nobody has said anything about it in the team chat. */
    public boolean isOpen() {
        return takenAt.isEmpty() && closedAt.isEmpty();
    }

    Call calledAgain(Instant moment) {
        return new Call(card, at, calledAgainAt.or(() -> Optional.of(moment)), takenAt, takenBy, closedAt);
    }

    Call taken(Instant moment, String by) {
        return takenAt.isPresent() ? this : new Call(card, at, calledAgainAt, Optional.of(moment), by, closedAt);
    }

    Call closed(Instant moment) {
        return new Call(card, at, calledAgainAt, takenAt, takenBy, closedAt.or(() -> Optional.of(moment)));
    }
}
