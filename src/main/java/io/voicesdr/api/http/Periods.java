package io.voicesdr.api.http;

import io.voicesdr.core.view.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code from} and {@code to}. Pure. */
final class Periods {
    /** WhatsApp is no older. */
    private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private static final String ALLOWED =
            "Allowed is a moment such as 2026-11-01T00:00:00Z or 2026-11-01T00:00:00-03:00 (in a URL + is written %2B), or a"
                    + " day such as 2026-11-01 in the tenant's time zone, which as to belongs to the period.";

    private Periods() {}

    /**
     * @param zone where days begin and end
     * @param usual how long the period is when {@code from} is not given
     * @throws ProblemException when either can't be read, or nothing lies between them
     */
    static Period read(@Nullable String from, @Nullable String to, ZoneId zone, Duration usual, Instant now) {
        Instant nextSecond = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        Instant end = moment("to", to, zone, 1)
                .map(given -> earlier(given, nextSecond))
                .orElse(nextSecond);
        Instant start = moment("from", from, zone, 0)
                .map(given -> given.isBefore(EARLIEST) ? EARLIEST : given)
                .orElseGet(() -> end.minus(usual));
        if (!start.isBefore(end)) {
            throw new ProblemException(Problem.badParameter("from", "It must be before to, and before now."));
        }
        return new Period(start, end);
    }

    /** Whether arithmetic with {@code period} can't overflow: a cursor made by hand may say anything. */
    static boolean isSane(Period period) {
        return !period.from().isBefore(EARLIEST) && !period.to().isAfter(LATEST);
    }

    /** @param daysLater added to a bare day */
    private static Optional<Instant> moment(String name, @Nullable String text, ZoneId zone, int daysLater) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text)
                                    .plusDays(daysLater)
                                    .atStartOfDay(zone)
                                    .toInstant());
        } catch (DateTimeParseException unreadable) {
            throw new ProblemException(Problem.badParameter(name, ALLOWED));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
