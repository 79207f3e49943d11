package io.voicesdr.core.signature;

import java.util.List;
import java.util.Optional;

/**
 * Which of our own fixed texts a {@link Kind#NOTICE} is; stands in the mark as its place. The order is part of the wire
 * format (docs/signature.md): append, never reorder.
 */
public enum Notice {
    /** Nobody is there, and when somebody is again. The question waits for then. */
    OUT_OF_HOURS(false),
    /** The customer wants no messages that they did not ask for: confirmed. */
    STOPPED(true),
    /** The customer wants them again: confirmed. */
    RETURNED(true),
    /** What is held about the customer. */
    DATA_SHOWN(true),
    /** All that stands before it is forgotten. */
    FORGOTTEN(true),
    /** The day's limit is reached; a person goes on. */
    LIMIT(true),
    /** A virtual assistant is speaking. The answer comes right after. */
    ASSISTANT(false),
    /** May we write again? Comes after an answer. */
    CONSENT_ASKED(false),
    /** The customer's yes or no to that: confirmed. */
    CONSENT_NOTED(true);

    private static final List<Notice> ALL = List.of(values());

    private final boolean settles;

    Notice(boolean settles) {
        this.settles = settles;
    }

    /** Whether the message it names has its answer with it. */
    public boolean settles() {
        return settles;
    }

    /** How it stands in a mark; never 0, which says nothing. */
    public int place() {
        return ordinal() + 1;
    }

    /** Which notice {@code mark} is; empty for other kinds, and for notices that this version does not know. */
    public static Optional<Notice> of(Signature mark) {
        return mark.kind() == Kind.NOTICE && mark.place() > 0 && mark.place() <= ALL.size()
                ? Optional.of(ALL.get(mark.place() - 1))
                : Optional.empty();
    }

    /** Whether {@code mark} settles what it names; a notice of unknown kind does. */
    public static boolean settles(Signature mark) {
        return mark.kind().answers() && of(mark).map(Notice::settles).orElse(true);
    }
}
