package io.voicesdr.core.signature;

import java.util.List;
import java.util.Optional;

/**
 * Which of our own fixed texts a {@link Kind#NOTICE} is; stands in the mark as its place. The numbers are part of
 * the wire format (docs/signature.md): never change or reuse one.
 */
public enum Notice {
    /** Nobody is there, and when somebody is again. The question waits for then. */
    OUT_OF_HOURS(1, false),
    /** The customer wants no messages that they did not ask for: confirmed. */
    STOPPED(2, true),
    /** The customer wants them again: confirmed. */
    RETURNED(3, true),
    /** What is held about the customer. */
    DATA_SHOWN(4, true),
    /** All that stands before it is forgotten. */
    FORGOTTEN(5, true),
    /** The day's limit is reached; a person goes on. */
    LIMIT(6, true),
    /** A virtual assistant is speaking. The answer comes right after. */
    ASSISTANT(7, false),
    /** May we write again? Comes after an answer. */
    CONSENT_ASKED(8, false),
    /** The customer's yes or no to that: confirmed. */
    CONSENT_NOTED(9, true);

    private static final List<Notice> ALL = List.of(values());

    private final int place;
    private final boolean settles;

    Notice(int place, boolean settles) {
        this.place = place;
        this.settles = settles;
    }

    /** Whether the message it names has its answer with it. */
    public boolean settles() {
        return settles;
    }

    /** How it stands in a mark; never 0, which says nothing. */
    public int place() {
        return place;
    }

    /** Which notice {@code mark} is; empty for other kinds, and for notices that this version does not know. */
    public static Optional<Notice> of(Signature mark) {
        return mark.kind() == Kind.NOTICE
                ? ALL.stream().filter(notice -> notice.place() == mark.place()).findFirst()
                : Optional.empty();
    }

    /** Whether {@code mark} settles what it names; a notice of unknown kind does. */
    public static boolean settles(Signature mark) {
        return mark.kind().answers() && of(mark).map(Notice::settles).orElse(true);
    }
}
