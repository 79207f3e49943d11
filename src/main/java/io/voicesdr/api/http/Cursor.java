package io.voicesdr.api.http;

import io.voicesdr.core.view.Period;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the next page begins. It pins the period, so that later pages show the same moment as the first one although
 * messages keep arriving, and names the last item seen, so that nothing is skipped or repeated.
 *
 * @param place which list it belongs to: instance, view and what else the path says
 * @param after key of the last item of the page before
 */
public record Cursor(String place, Period period, String after) {
    private static final String VERSION = "1";
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 5;

    /** Its form in URLs. */
    public String encoded() {
        String text = String.join(
                SEPARATOR, VERSION, place, period.from().toString(), period.to().toString(), after);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor written as {@code text}; empty when it is none of ours, or belongs to another list. */
    public static Optional<Cursor> decode(String text, String place) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = decoded.split(SEPARATOR, PARTS);
            if (parts.length < PARTS || !parts[0].equals(VERSION) || !parts[1].equals(place)) {
                return Optional.empty();
            }
            Period period = new Period(Instant.parse(parts[2]), Instant.parse(parts[3]));
            return Periods.isSane(period) ? Optional.of(new Cursor(place, period, parts[4])) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
