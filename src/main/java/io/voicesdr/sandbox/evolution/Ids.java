package io.voicesdr.sandbox.evolution;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Ids in the shapes that the product reads things from: time-ordered row ids (evolution/CONTRACT.md §5) and WhatsApp
 * key ids whose length tells the device (§6). Thread-safe.
 */
final class Ids {
    private static final String BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String HEX = "0123456789ABCDEF";
    private static final int COUNTER_SPAN = 36 * 36 * 36 * 36;

    private final RandomGenerator random;
    private final AtomicInteger counter = new AtomicInteger();

    /** @param random shared with others, so it must be thread-safe */
    Ids(RandomGenerator random) {
        this.random = random;
    }

    /** A cuid: {@code c}, the moment, a counter, a host mark and noise; 25 characters, ordered by insertion. */
    String row(Instant at) {
        String millis = Long.toString(at.toEpochMilli(), 36);
        int count = Math.floorMod(counter.getAndIncrement(), COUNTER_SPAN);
        String order = Integer.toString(count + COUNTER_SPAN, 36).substring(1);
        return "c" + millis + order + "sbx0" + random(BASE36, 8);
    }

    /** The id of a message that {@code source} wrote. */
    String key(Source source) {
        return switch (source) {
            case ANDROID -> random(HEX, 32);
            case IOS -> "3A" + random(HEX, 18);
            case WEB -> "3EB0" + random(HEX, 16);
            case API -> "3EB0" + random(HEX, 18);
        };
    }

    /** Who made a message. */
    enum Source {
        ANDROID,
        IOS,
        /** WhatsApp Web: 20 characters, which Evolution's guess does not know. */
        WEB,
        /** Evolution itself: 22 characters, which its own guess takes for the web. */
        API;

        /** What Evolution stores as {@code source}. */
        String guess() {
            return switch (this) {
                case ANDROID, IOS -> name().toLowerCase(Locale.ROOT);
                case WEB -> "unknown";
                case API -> "web";
            };
        }
    }

    private String random(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
