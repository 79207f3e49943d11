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

    /** This hand-over, of which {@code other} says more. */
    Call on(Card other) {
        return new Call(other, at, calledAgainAt, takenAt, takenBy, closedAt);
    }

    /**
     * This hand-over and one that came after it as one: first told when this was, and as the other says now.
     */
    public Call and(Call later) {
        return new Call(
                later.card,
                at,
                calledAgainAt.or(later::calledAgainAt),
                takenAt.or(later::takenAt),
                takenAt.isPresent() ? takenBy : later.takenBy,
                later.closedAt);
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
