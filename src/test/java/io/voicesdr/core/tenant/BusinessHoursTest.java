package io.voicesdr.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.tenant.BusinessHours.Outside;
import io.voicesdr.core.text.Language;
import io.voicesdr.core.text.Openings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessHoursTest {
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

    private static final BusinessHours SHOP = hours(
            Map.of(
                    DayOfWeek.MONDAY, List.of(stretch(8, 12), stretch(13, 18)),
                    DayOfWeek.TUESDAY, List.of(stretch(8, 18)),
                    DayOfWeek.WEDNESDAY, List.of(stretch(8, 18)),
                    DayOfWeek.THURSDAY, List.of(stretch(8, 18)),
                    DayOfWeek.FRIDAY, List.of(stretch(8, 18)),
                    DayOfWeek.SATURDAY, List.of(stretch(9, 13))),
            new Holidays(
                    Map.of(LocalDate.parse("2026-12-24"), List.of(stretch(8, 12))),
                    Map.of(MonthDay.of(12, 25), List.of(), MonthDay.of(1, 1), List.of())));

    private static OpenHours stretch(int from, int to) {
        return new OpenHours(from * 60, to * 60);
    }

    private static BusinessHours hours(Map<DayOfWeek, List<OpenHours>> week, Holidays holidays) {
        return new BusinessHours(week, holidays, Outside.NOTICE);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    /** 2026-11-23 is a Monday. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-23T07:59, closed, 2026-11-23T08:00, hoje às 8h
            2026-11-23T08:00, open,   2026-11-23T08:00, hoje às 8h
            2026-11-23T12:00, closed, 2026-11-23T13:00, hoje às 13h
            2026-11-23T17:59, open,   2026-11-23T17:59, hoje às 17h59
            2026-11-23T18:00, closed, 2026-11-24T08:00, amanhã às 8h
            2026-11-24T03:00, closed, 2026-11-24T08:00, hoje às 8h
            2026-11-28T13:00, closed, 2026-11-30T08:00, segunda-feira às 8h
            2026-12-23T20:00, closed, 2026-12-24T08:00, amanhã às 8h
            2026-12-24T12:00, closed, 2026-12-26T09:00, sábado às 9h
            2026-12-25T10:00, closed, 2026-12-26T09:00, amanhã às 9h
            2026-12-31T18:00, closed, 2027-01-02T09:00, sábado às 9h
            """)
    void shop_isOpenAsWritten(String moment, String open, String next, String words) {
        Instant now = at(moment, SAO_PAULO);

        assertThat(SHOP.isOpen(now, SAO_PAULO)).isEqualTo(open.equals("open"));
        assertThat(SHOP.nextOpening(now, SAO_PAULO)).contains(at(next, SAO_PAULO));
        assertThat(Openings.words(at(next, SAO_PAULO), now, SAO_PAULO, Language.PORTUGUESE))
                .isEqualTo(words);
    }

    @Test
    void openings_inOtherLanguages_andFarAhead() {
        Instant now = at("2026-11-23T20:00", SAO_PAULO);

        assertThat(Openings.words(at("2026-11-24T08:30", SAO_PAULO), now, SAO_PAULO, Language.ENGLISH))
                .isEqualTo("tomorrow at 8:30");
        assertThat(Openings.words(at("2026-11-27T01:00", SAO_PAULO), now, SAO_PAULO, Language.SPANISH))
                .isEqualTo("el viernes a la 1:00");
        assertThat(Openings.words(at("2027-01-04T08:00", SAO_PAULO), now, SAO_PAULO, Language.PORTUGUESE))
                .isEqualTo("dia 4 de janeiro às 8h");
    }

    @Test
    void closedSince_isTheEndOfTheLastHours() {
        assertThat(SHOP.closedSince(at("2026-11-29T10:00", SAO_PAULO), SAO_PAULO))
                .contains(at("2026-11-28T13:00", SAO_PAULO));
        assertThat(SHOP.closedSince(at("2026-11-23T10:00", SAO_PAULO), SAO_PAULO))
                .isEmpty();
        assertThat(SHOP.openSince(at("2026-11-23T14:00", SAO_PAULO), SAO_PAULO))
                .contains(at("2026-11-23T13:00", SAO_PAULO));
    }

    @Test
    void overnight_reachesIntoTheNextDay_alsoIntoAHoliday() {
        BusinessHours bar = hours(
                Map.of(DayOfWeek.THURSDAY, List.of(new OpenHours(20 * 60, 26 * 60))),
                new Holidays(Map.of(), Map.of(MonthDay.of(12, 25), List.of())));

        assertThat(bar.isOpen(at("2026-12-25T01:59", SAO_PAULO), SAO_PAULO)).isTrue();
        assertThat(bar.isOpen(at("2026-12-25T02:00", SAO_PAULO), SAO_PAULO)).isFalse();
        assertThat(bar.closedSince(at("2026-12-25T10:00", SAO_PAULO), SAO_PAULO))
                .contains(at("2026-12-25T02:00", SAO_PAULO));
    }

    /** Lisbon puts the clock forward at 01:00 on 2027-03-28 and back at 02:00 on 2026-10-25. */
    @Test
    void clockPutForward_anHourInTheGapBeginsAfterIt() {
        BusinessHours early = hours(Map.of(DayOfWeek.SUNDAY, List.of(new OpenHours(90, 240))), Holidays.NONE);

        assertThat(early.nextOpening(Instant.parse("2027-03-28T00:00:00Z"), LISBON))
                .contains(Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(early.isOpen(Instant.parse("2027-03-28T01:29:59Z"), LISBON)).isFalse();
        assertThat(early.isOpen(Instant.parse("2027-03-28T02:59:59Z"), LISBON)).isTrue();
        assertThat(early.isOpen(Instant.parse("2027-03-28T03:00:00Z"), LISBON)).isFalse();
    }

    @Test
    void hoursThatLieWhollyInTheGap_stillCome() {
        BusinessHours gap = hours(Map.of(DayOfWeek.SUNDAY, List.of(new OpenHours(65, 115))), Holidays.NONE);

        assertThat(gap.isOpen(Instant.parse("2027-03-28T01:10:00Z"), LISBON)).isTrue();
    }

    @Test
    void clockPutBack_bothRunsOfTheHourCount() {
        BusinessHours early = hours(Map.of(DayOfWeek.SUNDAY, List.of(new OpenHours(60, 105))), Holidays.NONE);

        assertThat(early.isOpen(Instant.parse("2026-10-25T00:00:00Z"), LISBON)).isTrue();
        assertThat(early.isOpen(Instant.parse("2026-10-25T01:44:59Z"), LISBON)).isTrue();
        assertThat(early.isOpen(Instant.parse("2026-10-25T01:45:00Z"), LISBON)).isFalse();
    }

    /** In Santiago the clock is put forward at midnight: the day begins at one. */
    @Test
    void dayWithoutMidnight_beginsAtOne() {
        BusinessHours allDay = hours(Map.of(DayOfWeek.SUNDAY, List.of(OpenHours.ALL_DAY)), Holidays.NONE);

        assertThat(allDay.nextOpening(Instant.parse("2026-09-06T03:00:00Z"), SANTIAGO))
                .contains(Instant.parse("2026-09-06T04:00:00Z"));
    }

    @Test
    void noHours_isAlwaysOpen_andNeverOpenHasNoOpening() {
        Instant now = at("2026-11-23T03:00", SAO_PAULO);
        BusinessHours never = hours(Map.of(DayOfWeek.MONDAY, List.of()), Holidays.NONE);

        assertThat(BusinessHours.ALWAYS.isOpen(now, SAO_PAULO)).isTrue();
        assertThat(never.isOpen(now, SAO_PAULO)).isFalse();
        assertThat(never.nextOpening(now, SAO_PAULO)).isEmpty();
        assertThat(never.closedSince(now, SAO_PAULO)).isEmpty();
    }

    /** Whatever the hours: next opening is open, nothing before it is, and the closed time began at its last open moment. */
    @Test
    void anyHours_openingsAndClosingsAgree() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                int from = random.nextInt(1430);
                week.put(
                        day,
                        random.nextInt(3) == 0
                                ? List.of()
                                : List.of(new OpenHours(from, from + 1 + random.nextInt(1439 - from))));
            }
            BusinessHours any = hours(week, Holidays.NONE);
            ZoneId zone = random.nextBoolean() ? LISBON : SANTIAGO;
            Instant now = Instant.parse("2026-09-01T00:00:00Z").plusSeconds(random.nextInt(250 * 86_400));
            any.nextOpening(now, zone).ifPresent(next -> {
                assertThat(any.isOpen(next, zone)).as("seed of %s", any).isTrue();
                assertThat(next.equals(now) || !any.isOpen(next.minusSeconds(1), zone))
                        .as("%s", any)
                        .isTrue();
            });
            any.closedSince(now, zone).ifPresent(closed -> {
                assertThat(any.isOpen(closed, zone)).as("%s at %s", any, now).isFalse();
                assertThat(any.isOpen(closed.minusSeconds(1), zone))
                        .as("%s at %s", any, now)
                        .isTrue();
            });
        }
    }
}
