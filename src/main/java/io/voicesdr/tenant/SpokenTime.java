package io.voicesdr.tenant;

import io.voicesdr.core.text.CalendarWords;
import io.voicesdr.core.text.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A moment in a customer's words, with the weekday, to the minute. The words stand here because a native image carries
 * no locale data but English unless told to. Pure.
 */
final class SpokenTime {

    private SpokenTime() {}

    /** For example {@code sábado, 21 de novembro de 2026, 09:05}; Portuguese for languages that we do not speak. */
    static String of(Instant moment, ZoneId zone, String language) {
        ZonedDateTime time = moment.atZone(zone);
        Language spoken = Language.of(language);
        return spoken.choose(
                        "%s, %d de %s de %d, %02d:%02d", "%s, %d %s %d, %02d:%02d", "%s, %d de %s de %d, %02d:%02d")
                .formatted(
                        CalendarWords.day(time.getDayOfWeek(), spoken),
                        time.getDayOfMonth(),
                        CalendarWords.month(time.getMonth(), spoken),
                        time.getYear(),
                        time.getHour(),
                        time.getMinute());
    }
}
