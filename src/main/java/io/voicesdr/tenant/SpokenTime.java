package io.voicesdr.tenant;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A moment in a customer's words, with the weekday, to the minute. The words stand here because a native image carries
 * no locale data but English unless told to. Pure.
 */
final class SpokenTime {

    private static final List<String> DAYS_PT =
            List.of("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo");
    private static final List<String> DAYS_EN =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> DAYS_ES =
            List.of("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo");
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

    private SpokenTime() {}

    /** For example {@code sábado, 21 de novembro de 2026, 09:05}; Portuguese for languages that we do not speak. */
    static String of(Instant moment, ZoneId zone, String language) {
        ZonedDateTime time = moment.atZone(zone);
        return switch (language.length() < 2 ? "pt" : language.substring(0, 2)) {
            case "en" -> format("%s, %d %s %d, %02d:%02d", time, DAYS_EN, MONTHS_EN);
            case "es" -> format("%s, %d de %s de %d, %02d:%02d", time, DAYS_ES, MONTHS_ES);
            default -> format("%s, %d de %s de %d, %02d:%02d", time, DAYS_PT, MONTHS_PT);
        };
    }

    private static String format(String form, ZonedDateTime time, List<String> days, List<String> months) {
        return form.formatted(
                days.get(time.getDayOfWeek().getValue() - 1),
                time.getDayOfMonth(),
                months.get(time.getMonthValue() - 1),
                time.getYear(),
                time.getHour(),
                time.getMinute());
    }
}
