package io.voicesdr.core.tenant;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Days with hours of their own, most of them none.
 *
 * @param dates once
 * @param yearly every year; a date of {@code dates} goes before it
 */
public record Holidays(Map<LocalDate, List<OpenHours>> dates, Map<MonthDay, List<OpenHours>> yearly) {

    /** No day is special. */
    public static final Holidays NONE = new Holidays(Map.of(), Map.of());

    public Holidays {
        dates = Map.copyOf(dates);
        yearly = Map.copyOf(yearly);
    }

    /** The hours of {@code date}, empty when it is closed; nothing when it is a day like any other. */
    public Optional<List<OpenHours>> of(LocalDate date) {
        return Optional.ofNullable(dates.get(date)).or(() -> Optional.ofNullable(yearly.get(MonthDay.from(date))));
    }

    public boolean isEmpty() {
        return dates.isEmpty() && yearly.isEmpty();
    }
}
