package io.voicesdr.conversations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as the cases write them: {@code 12:00:04} on the first day, {@code +1d 09:00:00} on a later one, all in UTC. */
final class Clock24 {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 23);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Clock24() {}

    /** The moment written as {@code text}; whole ISO instants are understood too. */
    static Instant parse(String text) {
        if (text.contains("T")) {
            return Instant.parse(text);
        }
        int day = text.indexOf("d ");
        long days = day < 0 ? 0 : Long.parseLong(text.substring(0, day));
        LocalTime time = LocalTime.parse(text.substring(day < 0 ? 0 : day + 2));
        return FIRST_DAY.plusDays(days).atTime(time).toInstant(ZoneOffset.UTC);
    }

    static String show(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        long days =
                Duration.between(FIRST_DAY.atStartOfDay(), day.atStartOfDay()).toDays();
        String time = TIME.format(LocalTime.ofInstant(moment, ZoneOffset.UTC));
        return days == 0 ? time : "%+dd %s".formatted(days, time);
    }

    /** A length of time as tenants write it: {@code 4s}, {@code 10m}, {@code 24h}. */
    static Duration length(String text) {
        return text.startsWith("-")
                ? length(text.substring(1)).negated()
                : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
