package io.voicesdr.load;

/** What becomes of one request to an upstream. */
enum Fate {
    FINE,
    /** Done and answered, only later than anybody likes. */
    LATE,
    /** 5xx, nothing done. */
    ERROR,
    /** The connection is reset, nothing done. */
    RESET,
    /** Nothing done, and no answer ever. */
    HANG,
    /** Done, but the connection is reset before the answer. */
    DONE_RESET,
    /** Done, but no answer ever. */
    DONE_HANG;

    boolean isDone() {
        return this == FINE || this == LATE || this == DONE_RESET || this == DONE_HANG;
    }
}
