package io.voicesdr.core.prompt;

import io.voicesdr.core.text.Language;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Moments as the model reads them, in the tenant's zone. */
record Moments(ZoneId zone, Language language) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    /** Our own table: a native image carries no other locales' names than the builder's. */
    private static final List<String> WEEKDAYS = List.of(
            "segunda-feira Monday lunes",
            "terça-feira Tuesday martes",
            "quarta-feira Wednesday miércoles",
            "quinta-feira Thursday jueves",
            "sexta-feira Friday viernes",
            "sábado Saturday sábado",
            "domingo Sunday domingo");

    String minute(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    String weekday(Instant at) {
        DayOfWeek day = at.atZone(zone).getDayOfWeek();
        String[] names = WEEKDAYS.get(day.getValue() - 1).split(" ", -1);
        return language.choose(names[0], names[1], names[2]);
    }
}
