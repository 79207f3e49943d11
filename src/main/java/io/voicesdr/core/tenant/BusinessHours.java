package io.voicesdr.core.tenant;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When people of the company are there. Hours are what the clock on the wall shows: where it is put forward over one, the
 * hour begins after the gap; where it is put back, both runs of the hour count. Pure.
 *
 * @param week the hours of each day, none where it is closed; empty when a tenant has not said any: always open then
 * @param holidays days that differ
 * @param outside what becomes of messages outside
 */
public record BusinessHours(Map<DayOfWeek, List<OpenHours>> week, Holidays holidays, Outside outside) {

    /** Open day and night. */
    public static final BusinessHours ALWAYS = new BusinessHours(Map.of(), Holidays.NONE, Outside.ANSWER);

    /** Who is closed for longer has no next opening. */
    private static final int MOST_DAYS = 400;

    public BusinessHours {
        week = Map.copyOf(week);
    }

    /** What becomes of messages outside business hours. */
    public enum Outside {
        /** They are answered as ever; the model knows that nobody is there. */
        ANSWER,
        /** The customer is told once when people are back; answered then. */
        NOTICE,
        /** They wait unanswered until then. */
        SILENT
    }

    /** Open from the first to before the second. */
    private record Stretch(Instant from, Instant to) {
        boolean contains(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    /** Whether the tenant has said any hours. */
    public boolean isSet() {
        return !week.isEmpty() || !holidays.isEmpty();
    }

    /** Whether what customers write has to wait at {@code moment}. */
    public boolean holdsBack(Instant moment, ZoneId zone) {
        return outside != Outside.ANSWER && !isOpen(moment, zone);
    }

    public boolean isOpen(Instant moment, ZoneId zone) {
        return !isSet() || around(moment, zone).anyMatch(stretch -> stretch.contains(moment));
    }

    /** When people are next there after {@code moment}; {@code moment} itself while they are; empty when never. */
    public Optional<Instant> nextOpening(Instant moment, ZoneId zone) {
        if (isOpen(moment, zone)) {
            return Optional.of(moment);
        }
        LocalDate today = moment.atZone(zone).toLocalDate();
        return IntStream.rangeClosed(0, MOST_DAYS)
                .mapToObj(today::plusDays)
                .flatMap(date -> on(date, zone))
                .map(Stretch::from)
                .filter(moment::isBefore)
                .findFirst();
    }

    /** Since when nobody has been there at {@code moment}; empty while somebody is, or when nobody ever was. */
    public Optional<Instant> closedSince(Instant moment, ZoneId zone) {
        if (isOpen(moment, zone)) {
            return Optional.empty();
        }
        LocalDate today = moment.atZone(zone).toLocalDate();
        return IntStream.rangeClosed(0, MOST_DAYS)
                .mapToObj(back -> today.minusDays(back))
                .flatMap(date ->
                        on(date, zone).sorted(Comparator.comparing(Stretch::to).reversed()))
                .map(Stretch::to)
                .filter(to -> !to.isAfter(moment))
                .findFirst();
    }

    /** Since when people have been there at {@code moment}; empty while nobody is, or when nobody has said hours. */
    public Optional<Instant> openSince(Instant moment, ZoneId zone) {
        return isSet()
                ? around(moment, zone)
                        .filter(stretch -> stretch.contains(moment))
                        .map(Stretch::from)
                        .min(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** Of the day before too: its last hours may reach into this one. */
    private Stream<Stretch> around(Instant moment, ZoneId zone) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        return Stream.of(today.minusDays(1), today).flatMap(date -> on(date, zone));
    }

    private Stream<Stretch> on(LocalDate date, ZoneId zone) {
        return hours(date).stream()
                .sorted(Comparator.comparingInt(OpenHours::from))
                .map(hours -> new Stretch(
                        at(date, hours.from(), zone)
                                .withEarlierOffsetAtOverlap()
                                .toInstant(),
                        at(date, hours.to(), zone).withLaterOffsetAtOverlap().toInstant()))
                .filter(stretch -> stretch.from().isBefore(stretch.to()));
    }

    private List<OpenHours> hours(LocalDate date) {
        return holidays.of(date)
                .orElseGet(() -> week.isEmpty()
                        ? List.of(OpenHours.ALL_DAY)
                        : week.getOrDefault(date.getDayOfWeek(), List.of()));
    }

    private static ZonedDateTime at(LocalDate date, int minutes, ZoneId zone) {
        LocalDateTime wall = date.atStartOfDay().plusMinutes(minutes);
        return ZonedDateTime.of(wall, zone);
    }
}
