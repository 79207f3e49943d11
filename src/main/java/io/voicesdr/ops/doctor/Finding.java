package io.voicesdr.ops.doctor;

import io.voicesdr.conversation.UpstreamException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One thing that was looked at.
 *
 * @param code stable, to search for
 * @param seen what was seen, at least one; no secret, no customer
 * @param remedy what the operator does about it; empty when all is well
 */
public record Finding(String code, Level level, List<Seen> seen, String remedy) {
    private static final String UPSTREAM = "Check that Evolution runs, and EVOLUTION_URL and EVOLUTION_API_KEY;"
            + " then search the log for the code.";

    public Finding {
        seen = List.copyOf(seen);
        if (remedy.isBlank() && (level == Level.WARN || level == Level.FAIL)) {
            throw new IllegalArgumentException(code + " names no remedy");
        }
    }

    /** How bad it is. */
    public enum Level {
        OK,
        /** It can't be told now. */
        UNKNOWN,
        /** It works, but not as it should. */
        WARN,
        /** Customers are not answered, or not all. */
        FAIL
    }

    /**
     * A sentence about what was seen.
     *
     * @param word stable: by it the pages find the sentence in their own language
     * @param values that stand in the sentence, in their order
     * @param text the sentence
     */
    public record Seen(String word, List<String> values, String text) {
        public Seen {
            values = List.copyOf(values);
        }

        /** @param pattern the sentence, each value at its {@code %s} */
        static Seen of(String word, String pattern, Object... values) {
            List<String> written = List.of(values).stream().map(String::valueOf).toList();
            return new Seen(word, written, pattern.formatted(written.toArray()));
        }
    }

    static Finding ok(String code, Seen seen) {
        return new Finding(code, Level.OK, List.of(seen), "");
    }

    static Finding unknown(String code, Seen seen, String remedy) {
        return new Finding(code, Level.UNKNOWN, List.of(seen), remedy);
    }

    static Finding warn(String code, Seen seen, String remedy) {
        return new Finding(code, Level.WARN, List.of(seen), remedy);
    }

    static Finding fail(String code, Seen seen, String remedy) {
        return new Finding(code, Level.FAIL, List.of(seen), remedy);
    }

    /** It could not be looked at, for Evolution did not answer. */
    static Finding fail(String code, UpstreamException failure) {
        return fail(
                code, Seen.of("unreachable", "%s: %s", failure.code(), String.valueOf(failure.getMessage())), UPSTREAM);
    }

    /** What was seen, in English. */
    public String detail() {
        return seen.stream().map(Seen::text).collect(Collectors.joining("; "));
    }

    /** Whether somebody should do something. */
    public boolean isBad() {
        return level == Level.WARN || level == Level.FAIL;
    }

    /** The level as the API and the pages write it. */
    public String word() {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
