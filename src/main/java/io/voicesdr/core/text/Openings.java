package io.voicesdr.core.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** When somebody is there again, in words: "hoje às 13h", "amanhã às 8h", "segunda-feira às 8h30", "2 de janeiro às 8h". Pure. */
public final class Openings {
    private static final int WEEK = 7;

    private Openings() {}

    /** {@code opening} as somebody says it at {@code now}, both in {@code zone}. */
    public static String words(Instant opening, Instant now, ZoneId zone, Language language) {
        ZonedDateTime at = opening.atZone(zone);
        return day(at.toLocalDate(), now.atZone(zone).toLocalDate(), language) + " " + hour(at, language);
    }

    private static String day(LocalDate date, LocalDate today, Language language) {
        long ahead = ChronoUnit.DAYS.between(today, date);
        if (ahead <= 0) {
            return language.choose("hoje", "today", "hoy");
        }
        if (ahead == 1) {
            return language.choose("amanhã", "tomorrow", "mañana");
        }
        if (ahead < WEEK) {
            String weekday = CalendarWords.day(date.getDayOfWeek(), language);
            return language.choose(weekday, "on " + weekday, "el " + weekday);
        }
        String month = CalendarWords.month(date.getMonth(), language);
        return language.choose(
                "dia " + date.getDayOfMonth() + " de " + month,
                "on " + month + " " + date.getDayOfMonth(),
                "el " + date.getDayOfMonth() + " de " + month);
    }

    private static String hour(ZonedDateTime at, Language language) {
        String minutes = at.getMinute() == 0 ? "" : "%02d".formatted(at.getMinute());
        String article = at.getHour() == 1 ? "à " : "às ";
        String spanish = at.getHour() == 1 ? "a la " : "a las ";
        return language.choose(
                article + at.getHour() + "h" + minutes,
                "at %d:%02d".formatted(at.getHour(), at.getMinute()),
                spanish + "%d:%02d".formatted(at.getHour(), at.getMinute()));
    }
}
