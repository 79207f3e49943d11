package io.voicesdr.core.grounding;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days and hours in a sentence. A day is the number {@code month × 100 + day}, one without month is the day alone, so
 * that "12/03", "12 de março" and "dia 12" can be compared; an hour is {@code hours × 100 + minutes}.
 */
final class Calendar {

    private static final List<String> MONTHS =
            List.of("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez");
    private static final List<String> WEEKDAYS =
            List.of("segunda", "terca", "quarta", "quinta", "sexta", "sabado", "domingo");
    private static final Pattern ISO = Pattern.compile("\\b\\d{4}-(\\d{2})-(\\d{2})\\b");
    private static final Pattern NUMERIC = Pattern.compile("\\b(\\d{1,2})/(\\d{1,2})(?:/\\d{2,4})?\\b");
    private static final Pattern SPOKEN = Pattern.compile("\\b(\\d{1,2}|primeiro)o? (?:de )?("
            + String.join("|", MONTHS) + ")(?:\\b|eiro|ereiro|co|il|o|ho|sto|embro|ubro)(?: de \\d{4})?\\b");
    private static final Pattern DAY = Pattern.compile("\\bdia (\\d{1,2}|primeiro)\\b(?! (?:uteis|de)|/)");
    private static final Pattern HOUR = Pattern.compile(
            "\\b([01]?\\d|2[0-3])(?:h([0-5]\\d)?|:([0-5]\\d))(?![\\d:])|\\bas ([01]?\\d|2[0-3]) horas?\\b");

    private Calendar() {}

    /** The explicit days in {@code plain} with their quotes. */
    static Map<Integer, String> days(String plain) {
        Map<Integer, String> days = new LinkedHashMap<>();
        ISO.matcher(plain).results().forEach(hit -> days.put(key(hit.group(1), hit.group(2)), hit.group()));
        NUMERIC.matcher(plain).results().forEach(hit -> days.put(key(hit.group(2), hit.group(1)), hit.group()));
        SPOKEN.matcher(plain)
                .results()
                .forEach(hit ->
                        days.put((1 + MONTHS.indexOf(hit.group(2))) * 100 + dayNumber(hit.group(1)), hit.group()));
        DAY.matcher(plain).results().forEach(hit -> days.putIfAbsent(dayNumber(hit.group(1)), hit.group()));
        return days;
    }

    /** The days that words such as "amanhã" or "sexta" mean, said on {@code today}. */
    static List<Integer> relativeDays(String plain, LocalDate today) {
        List<LocalDate> days = new ArrayList<>();
        if (plain.contains("depois de amanha")) {
            days.add(today.plusDays(2));
        }
        if (plain.contains("amanha")) {
            days.add(today.plusDays(1));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (plain.contains(WEEKDAYS.get(day.getValue() - 1))) {
                days.add(today.with(TemporalAdjusters.nextOrSame(day)));
                days.add(today.with(TemporalAdjusters.next(day)));
            }
        }
        return days.stream().map(Calendar::key).toList();
    }

    static int key(LocalDate day) {
        return day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    /** The hours in {@code plain} with their quotes. */
    static Map<Integer, String> hours(String plain) {
        Map<Integer, String> hours = new LinkedHashMap<>();
        HOUR.matcher(plain).results().forEach(hit -> {
            String hour = hit.group(1) == null ? hit.group(4) : hit.group(1);
            String minutes = hit.group(2) == null ? hit.group(3) : hit.group(2);
            hours.put(Integer.parseInt(hour) * 100 + (minutes == null ? 0 : Integer.parseInt(minutes)), hit.group());
        });
        return hours;
    }

    /** {@code plain} without its days and hours, whose digits are no figures. */
    static String without(String plain) {
        String rest = plain;
        for (Pattern pattern : List.of(ISO, NUMERIC, SPOKEN, DAY, HOUR)) {
            Matcher matcher = pattern.matcher(rest);
            rest = matcher.replaceAll(" ; ");
        }
        return rest;
    }

    /** Whether {@code said} is {@code known}, as far as it tells: a day without month fits that day of any month. */
    static boolean fits(int said, int known) {
        return said == known || said < 100 && known % 100 == said;
    }

    static BigDecimal number(int key) {
        return BigDecimal.valueOf(key);
    }

    private static int key(String month, String day) {
        return Integer.parseInt(month) * 100 + Integer.parseInt(day);
    }

    private static int dayNumber(String written) {
        return written.equals("primeiro") ? 1 : Integer.parseInt(written);
    }
}
