package io.voicesdr.core.team;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a card of ours in the team chat is for. Its code stands in the card's mark, so that no wording and no language has
 * to be recognised: never change one.
 */
public enum CardKind {
    LEAD(1),
    /** What was learnt since, once. */
    LEAD_UPDATE(2),
    /** A customer needs a person. */
    CALL(3),
    /** Nobody has taken a call. */
    CALL_AGAIN(4),
    /** A customer got no answer, and was told that a person goes on. */
    FALLBACK(5),
    /** Concerns no single customer: the daily report, a limit reached. */
    NOTICE(6);

    private final int code;

    CardKind(int code) {
        this.code = code;
    }

    /** What stands in the mark's place. */
    public int code() {
        return code;
    }

    /** The kind of that code; empty for one of the future. */
    static Optional<CardKind> of(int code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }

    /** Whether it lists what is known of the customer's interest. */
    public boolean isOfLead() {
        return this == LEAD || this == LEAD_UPDATE;
    }
}
