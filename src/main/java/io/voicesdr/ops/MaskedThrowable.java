package io.voicesdr.ops;

import io.voicesdr.core.text.Masking;

/** An exception for the log: the same traces under the same names, with what identifies people taken out of its messages. */
final class MaskedThrowable extends Exception {
    private static final long serialVersionUID = 1L;

    /** Causes may go round in circles. */
    private static final int MAX_DEPTH = 12;

    private MaskedThrowable(Throwable original, int depth) {
        super(Masking.of(original.toString()));
        setStackTrace(original.getStackTrace());
        Throwable cause = original.getCause();
        if (cause != null && depth < MAX_DEPTH) {
            initCause(new MaskedThrowable(cause, depth + 1));
        }
    }

    /** {@code original} itself where no message of it or its causes needs a mask. */
    static Throwable of(Throwable original) {
        Throwable at = original;
        for (int depth = 0; at != null && depth <= MAX_DEPTH; depth++, at = at.getCause()) {
            if (!Masking.of(at.toString()).equals(at.toString())) {
                return new MaskedThrowable(original, 0);
            }
        }
        return original;
    }

    /** As the original writes itself: its own name first. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // a message alone would be written behind this class's name
    public String toString() {
        return String.valueOf(getMessage());
    }
}
