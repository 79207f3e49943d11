package io.voicesdr.api.row;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How values are written in rows. */
final class Words {
    private static final double MILLIS = 1000.0;

    private Words() {}

    /** {@code HANDED_OVER} as {@code handed_over}. */
    static String of(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Double seconds(Optional<Duration> duration) {
        return duration.map(length -> length.toMillis() / MILLIS).orElse(null);
    }

    /** The text, or null where there is none: media without caption say nothing in words. */
    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
