package io.voicesdr.evolution.webhook;

import com.fasterxml.jackson.core.JsonLocation;
import org.jspecify.annotations.Nullable;

/** The body is no webhook. The message says why and where, and never what the body contained. */
final class MalformedBodyException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedBodyException(String why) {
        super(why);
    }

    MalformedBodyException(String why, @Nullable JsonLocation where, @Nullable Throwable cause) {
        super(why + place(where), cause);
    }

    /** The message, which is never null here. */
    String detail() {
        return String.valueOf(getMessage());
    }

    private static String place(@Nullable JsonLocation where) {
        if (where == null || where.getLineNr() < 1) {
            return ".";
        }
        return " (line " + where.getLineNr() + ", column " + Math.max(1, where.getColumnNr()) + ").";
    }
}
