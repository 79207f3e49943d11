package io.voicesdr.core.prompt;

import io.voicesdr.core.text.CalendarWords;
import io.voicesdr.core.text.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as the model reads them, in the tenant's zone. */
record Moments(ZoneId zone, Language language) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    String minute(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    String weekday(Instant at) {
        return CalendarWords.day(at.atZone(zone).getDayOfWeek(), language);
    }
}
