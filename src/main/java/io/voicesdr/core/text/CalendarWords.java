package io.voicesdr.core.text;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.List;

/**
 * The names of days and months in the languages that we speak, without article: our own table, since a native image
 * carries no other locales' names than the builder's. Pure.
 */
public final class CalendarWords {

    private static final List<String> DAYS_PT =
            List.of("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo");
    private static final List<String> DAYS_EN =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> DAYS_ES =
            List.of("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo");
    private static final List<String> MONTHS_PT =
            words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro");
    private static final List<String> MONTHS_EN =
            words("January February March April May June July August September October November December");
    private static final List<String> MONTHS_ES =
            words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre");

    private CalendarWords() {}

    public static String day(DayOfWeek day, Language language) {
        int i = day.getValue() - 1;
        return language.choose(DAYS_PT.get(i), DAYS_EN.get(i), DAYS_ES.get(i));
    }

    public static String month(Month month, Language language) {
        int i = month.getValue() - 1;
        return language.choose(MONTHS_PT.get(i), MONTHS_EN.get(i), MONTHS_ES.get(i));
    }

    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }
}
