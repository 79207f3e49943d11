package io.voicesdr.core.flow.value;

import io.voicesdr.core.text.Plain;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the day in a sentence, seen from the day it was written on: {@code amanhã}, {@code 12/03}, {@code sexta que vem},
 * {@code dia 5}, {@code 12 de março de 2027}. Two different days are no answer. Pure.
 */
final class Dates {

    private static final int MAX_CHARACTERS = 300;
    private static final List<String> MONTHS =
            List.of("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez");
    private static final List<String> WEEKDAYS = List.of("seg", "ter", "qua", "qui", "sex", "sab", "dom");
    private static final Map<String, Integer> COUNTS = Map.of(
            "um", 1, "uma", 1, "dois", 2, "duas", 2, "tres", 3, "quatro", 4, "cinco", 5, "dez", 10, "quinze", 15);
    private static final String MONTH = "(janeiro|jan|fevereiro|fev|marco|mar|abril|abr|maio|mai|junho|jun|julho|jul"
            + "|agosto|ago|setembro|set|outubro|out|novembro|nov|dezembro|dez)";
    private static final String WEEKDAY =
            "(segunda|seg|terca|ter|quarta|qua|quinta|qui|sexta|sex|sabado|sab|domingo|dom)";

    private final LocalDate today;
    private final boolean past;

    private Dates(LocalDate today, boolean past) {
        this.today = today;
        this.past = past;
    }

    /**
     * The only day that {@code text} names.
     *
     * @param today of the writer
     * @param past whether a day without year, or a weekday, lies behind instead of ahead
     */
    static Optional<LocalDate> find(String text, LocalDate today, boolean past) {
        Dates dates = new Dates(today, past);
        String rest = Plain.of(text.substring(0, Math.min(text.length(), MAX_CHARACTERS)));
        List<LocalDate> found = new ArrayList<>();
        for (Rule rule : dates.rules()) {
            Matcher matcher = rule.form.matcher(rest);
            List<MatchResult> hits = matcher.results().toList();
            for (MatchResult hit : hits) {
                Optional<LocalDate> day = rule.meaning.of(hit);
                if (day.isEmpty()) {
                    return Optional.empty();
                }
                found.add(day.get());
            }
            rest = matcher.replaceAll(" ");
        }
        return found.stream().distinct().count() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private record Rule(Pattern form, Meaning meaning) {}

    private interface Meaning {
        Optional<LocalDate> of(MatchResult hit);
    }

    private static Rule rule(Pattern form, Meaning meaning) {
        return new Rule(form, meaning);
    }

    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{1,2})-(\\d{1,2})\\b");
    private static final Pattern FULL = Pattern.compile("\\b(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})\\b");
    private static final Pattern SHORT = Pattern.compile("\\b(\\d{1,2})[/.-](\\d{1,2})\\b");
    private static final Pattern SPOKEN =
            Pattern.compile("\\b(\\d{1,2}|primeiro)o?(?: de)? " + MONTH + "\\b(?: de (\\d{4})\\b)?");
    private static final Pattern NEXT_MONTH =
            Pattern.compile("\\b(\\d{1,2}|primeiro)o? d[oe] (?:mes que vem|proximo mes|mes seguinte)\\b");
    private static final Pattern DAY = Pattern.compile("\\bdia (\\d{1,2}|primeiro)o?\\b");
    private static final Pattern OR_LATER = Pattern.compile("\\bou (?:depois|outro dia)\\b");
    private static final Pattern AFTER_TOMORROW = Pattern.compile("\\bdepois de amanha\\b");
    private static final Pattern TOMORROW = Pattern.compile("\\b(?:amanha|amnh|amanhaa)\\b");
    private static final Pattern TODAY = Pattern.compile("\\b(?:hoje|hj)\\b");
    private static final Pattern BEFORE_YESTERDAY = Pattern.compile("\\b(?:anteontem|antes de ontem)\\b");
    private static final Pattern YESTERDAY = Pattern.compile("\\bontem\\b");
    private static final Pattern IN_DAYS = Pattern.compile(
            "\\b(?:daqui a|daqui|em) (\\d{1,3}|" + String.join("|", COUNTS.keySet()) + ") (dias?|semanas?)\\b");
    private static final Pattern WEEKDAY_NAME =
            Pattern.compile("\\b" + WEEKDAY + "(?:[ -]?feira)?\\b(?: (passad[ao]|que vem|agora))?");

    /** Monday is the second: "2ª feira" (as {@link Plain} has it). */
    private static final Pattern WEEKDAY_NUMBER =
            Pattern.compile("\\b([2-6])a(?:[ -]?feira)?\\b(?: (passad[ao]|que vem|agora))?");

    private List<Rule> rules() {
        return List.of(
                rule(OR_LATER, hit -> Optional.empty()),
                rule(ISO, hit -> day(number(hit, 1), number(hit, 2), number(hit, 3))),
                rule(FULL, hit -> day(year(hit.group(3)), number(hit, 2), number(hit, 1))),
                rule(SHORT, hit -> withoutYear(number(hit, 2), number(hit, 1))),
                rule(SPOKEN, this::spoken),
                rule(NEXT_MONTH, hit -> nextMonth(dayNumber(hit.group(1)))),
                rule(DAY, hit -> dayOfMonth(dayNumber(hit.group(1)))),
                rule(AFTER_TOMORROW, hit -> Optional.of(today.plusDays(2))),
                rule(TOMORROW, hit -> Optional.of(today.plusDays(1))),
                rule(TODAY, hit -> Optional.of(today)),
                rule(BEFORE_YESTERDAY, hit -> Optional.of(today.minusDays(2))),
                rule(YESTERDAY, hit -> Optional.of(today.minusDays(1))),
                rule(
                        IN_DAYS,
                        hit -> Optional.of(today.plusDays(
                                count(hit.group(1)) * (hit.group(2).startsWith("semana") ? 7L : 1L)))),
                rule(WEEKDAY_NUMBER, hit -> Optional.of(weekday(DayOfWeek.of(number(hit, 1) - 1), hit.group(2)))),
                rule(WEEKDAY_NAME, hit -> Optional.of(weekday(named(hit.group(1)), hit.group(2)))));
    }

    private Optional<LocalDate> spoken(MatchResult hit) {
        int month = 1 + MONTHS.indexOf(hit.group(2).substring(0, 3));
        int day = dayNumber(hit.group(1));
        return hit.group(3) == null ? withoutYear(month, day) : day(number(hit, 3), month, day);
    }

    /** The nearest that exists: 29/02 may be years away. */
    private Optional<LocalDate> withoutYear(int month, int day) {
        for (int i = 0; i <= 8; i++) {
            Optional<LocalDate> candidate = day(today.getYear() + (past ? -i : i), month, day);
            if (candidate.filter(this::isOnOurSide).isPresent()) {
                return candidate;
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> dayOfMonth(int day) {
        for (int i = 0; i <= 12; i++) {
            LocalDate month = today.withDayOfMonth(1).plusMonths(past ? -i : i);
            Optional<LocalDate> candidate = day(month.getYear(), month.getMonthValue(), day);
            if (candidate.filter(this::isOnOurSide).isPresent()) {
                return candidate;
            }
        }
        return Optional.empty();
    }

    private boolean isOnOurSide(LocalDate day) {
        return past ? !day.isAfter(today) : !day.isBefore(today);
    }

    /** Never today: who means today says so. */
    private LocalDate weekday(DayOfWeek day, @Nullable String which) {
        boolean behind = which == null ? past : which.startsWith("passad");
        return today.with(behind ? TemporalAdjusters.previous(day) : TemporalAdjusters.next(day));
    }

    private static DayOfWeek named(String weekday) {
        return DayOfWeek.of(1 + WEEKDAYS.indexOf(weekday.substring(0, 3)));
    }

    private Optional<LocalDate> nextMonth(int day) {
        LocalDate month = today.plusMonths(1);
        return day(month.getYear(), month.getMonthValue(), day);
    }

    private int year(String written) {
        if (written.length() == 4) {
            return Integer.parseInt(written);
        }
        int year = 2000 + Integer.parseInt(written);
        return past && year > today.getYear() ? year - 100 : year;
    }

    private static int dayNumber(String written) {
        return written.equals("primeiro") ? 1 : Integer.parseInt(written);
    }

    private static int count(String written) {
        Integer word = COUNTS.get(written);
        return word == null ? Integer.parseInt(written) : word;
    }

    private static int number(MatchResult hit, int group) {
        return Integer.parseInt(hit.group(group));
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
