package io.voicesdr.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * The words of one page: texts by key, and times as people write them. Numbers only: names of days and months would need
 * locale data that a native executable does not have. Immutable.
 *
 * @param now the moment that "today" means
 */
public record Texts(Tongue tongue, ZoneId zone, Instant now) {

    /**
     * The words of {@code key}.
     *
     * @throws IllegalArgumentException for a key that no file has: a slip that a test of every page finds
     */
    public String of(String key) {
        String text = tongue.words().get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text named " + key);
        }
        return text;
    }

    /** The text with {@code value} in place of <code>{0}</code>. */
    public String of(String key, Object value) {
        return of(key).replace("{0}", String.valueOf(value));
    }

    /** The text with both values in place of <code>{0}</code> and <code>{1}</code>. */
    public String of(String key, Object one, Object other) {
        return of(key).replace("{0}", String.valueOf(one)).replace("{1}", String.valueOf(other));
    }

    /** The text under {@code group.word}; the word itself where nobody has named it, for new words of newer servers. */
    public String word(String group, String word) {
        return tongue.words().getOrDefault(group + "." + word, word);
    }

    /** The text under {@code group.word.part}; {@code otherwise} where the page's language has no words for it. */
    public String part(String group, String word, String part, String otherwise) {
        return tongue.words().getOrDefault(group + "." + word + "." + part, otherwise);
    }

    /** What was found, in the page's language where it has words for it, else as the finding says it. */
    public String seen(String word, List<String> values, String otherwise) {
        String text = tongue.words().getOrDefault("seen." + word, otherwise);
        for (int i = 0; i < values.size(); i++) {
            text = text.replace("{" + i + "}", values.get(i));
        }
        return text;
    }

    /** What to do about what was seen so, in the page's language where it has words for it, else as the finding says it. */
    public String remedy(String word, String otherwise) {
        return tongue.words().getOrDefault("remedy." + word, otherwise);
    }

    /** {@code one} for 1, else {@code key} with the number. */
    public String count(String key, long number) {
        return number == 1 ? of(key + ".one") : of(key, number);
    }

    /** {@code 14:05}. */
    public String clock(Instant at) {
        ZonedDateTime time = at.atZone(zone);
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    /** "Today", "Yesterday" or the date. */
    public String day(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        long ago = ChronoUnit.DAYS.between(day, now.atZone(zone).toLocalDate());
        if (ago == 0) {
            return of("time.today");
        }
        return ago == 1 ? of("time.yesterday") : date(day);
    }

    /** Day and month, with the year where it is another than this one. */
    public String date(LocalDate day) {
        boolean thisYear = day.getYear() == now.atZone(zone).getYear();
        String dayFirst = "%02d/%02d".formatted(day.getDayOfMonth(), day.getMonthValue());
        String whole = dayFirst + "/" + day.getYear();
        return switch (tongue) {
            case PT -> thisYear ? dayFirst : whole;
            case EN -> day.toString();
        };
    }

    /** Day and month, as short as it gets. */
    public String shortDate(LocalDate day) {
        return switch (tongue) {
            case PT -> "%02d/%02d".formatted(day.getDayOfMonth(), day.getMonthValue());
            case EN -> "%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth());
        };
    }

    /** {@code US$ 0,01–0,05}; with cents only, as nobody can tell it finer; {@code < US$ 0,02} where the least is none. */
    public String dollars(double least, double most) {
        String from = cents(least);
        String to = cents(most);
        if (from.equals(cents(0))) {
            return most == 0 ? "US$ " + to : "< US$ " + cents(Math.ceil(most * 100) / 100);
        }
        return "US$ " + (from.equals(to) ? to : from + "–" + to);
    }

    /** {@code US$ 0,0004–0,0021}: what one answer costs. */
    public String finely(double least, double most) {
        return "US$ " + written("%.4f", least) + "–" + written("%.4f", most);
    }

    private String cents(double dollars) {
        return written("%.2f", dollars);
    }

    private String written(String format, double dollars) {
        String written = String.format(Locale.ROOT, format, dollars);
        return tongue == Tongue.PT ? written.replace('.', ',') : written;
    }

    /** {@code 43.621}: thousands are set apart. */
    public String number(long number) {
        String grouped = String.format(Locale.ROOT, "%,d", number);
        return tongue == Tongue.PT ? grouped.replace(',', '.') : grouped;
    }

    /** The clock for today, the day for anything before. */
    public String moment(Instant at) {
        return day(at).equals(of("time.today")) ? clock(at) : day(at);
    }

    /** The clock, with the day before it unless that is today. */
    public String at(Instant at) {
        String day = day(at);
        return day.equals(of("time.today")) ? clock(at) : day + " " + clock(at);
    }

    /** {@code 8 s}, {@code 3 min}, {@code 2 h 10 min}, {@code 4 d}. */
    public String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min";
        }
        if (seconds < 86_400) {
            long minutes = seconds % 3_600 / 60;
            return seconds / 3_600 + " h" + (minutes == 0 ? "" : " " + minutes + " min");
        }
        return seconds / 86_400 + " d";
    }
}
