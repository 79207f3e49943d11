package io.voicesdr.core.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** When somebody is there again, in words: "hoje às 13h", "amanhã às 8h", "segunda-feira às 8h30", "2 de janeiro às 8h". Pure. */
public final class Openings {
    private static final List<String> DAYS_PT =
            List.of("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo");
    private static final List<String> DAYS_EN =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> DAYS_ES =
            List.of("el lunes", "el martes", "el miércoles", "el jueves", "el viernes", "el sábado", "el domingo");
    private static final List<String> MONTHS_PT = List.of(
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro");
    private static final List<String> MONTHS_EN = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> MONTHS_ES = List.of(
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre");

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
        int weekday = date.getDayOfWeek().getValue() - 1;
        if (ahead < WEEK) {
            return language.choose(DAYS_PT.get(weekday), "on " + DAYS_EN.get(weekday), DAYS_ES.get(weekday));
        }
        int month = date.getMonthValue() - 1;
        return language.choose(
                "dia " + date.getDayOfMonth() + " de " + MONTHS_PT.get(month),
                "on " + MONTHS_EN.get(month) + " " + date.getDayOfMonth(),
                "el " + date.getDayOfMonth() + " de " + MONTHS_ES.get(month));
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
