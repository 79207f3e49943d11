package io.voicesdr.core.voice;

import static io.voicesdr.core.text.Language.SPANISH;
import static io.voicesdr.core.voice.Readings.cents;
import static io.voicesdr.core.voice.Readings.whole;

import io.voicesdr.core.text.CalendarWords;
import io.voicesdr.core.text.Language;
import io.voicesdr.core.voice.Readings.Rule;
import java.time.Month;
import java.util.List;
import java.util.regex.MatchResult;

/** Spanish as it is said in Latin America. */
final class SpanishReadings {

    private static final String FIGURE = "(\\d{1,3}(?:\\.\\d{3})+|\\d+)(?:,(\\d{1,2}))?(?!\\d)";
    private static final String WORD_START = "(?<![\\p{L}\\d])";
    private static final String WORD_END = "(?![\\p{L}\\d])";

    static final Readings ALL = new Readings(List.of(
            Rule.of("R\\$[ \u00A0]?" + FIGURE, found -> money(found, "real", "reales")),
            Rule.of("(?:US|U)\\$[ \u00A0]?" + FIGURE, found -> money(found, "dólar", "dólares")),
            Rule.of("€[ \u00A0]?" + FIGURE, found -> money(found, "euro", "euros")),
            Rule.of("\\$[ \u00A0]?" + FIGURE, found -> money(found, "peso", "pesos")),
            Rule.of(
                    WORD_START + "(?:\\+\\d{1,3}[ -]?)?\\(?(\\d{2,3})\\)?[ -]?(\\d{3,5})[ -](\\d{4})(?!\\d)",
                    found -> grouped(found.group(1), found.group(2), found.group(3))),
            Rule.of(
                    WORD_START + "(0?[1-9]|[12]\\d|3[01])/(0?[1-9]|1[0-2])(?:/(\\d{4}))?(?![\\d/])",
                    SpanishReadings::date),
            Rule.of(
                    WORD_START + "([01]?\\d|2[0-3])(?::|h)([0-5]\\d)(?:h|hs)?" + WORD_END,
                    found -> clock(whole(found.group(1)), whole(found.group(2)))),
            Rule.of(WORD_START + "(\\d{1,2})[ ]?(?:h|hs)" + WORD_END, found -> clock(whole(found.group(1)), 0)),
            Rule.of(
                    WORD_START + "(\\d{1,3})x" + WORD_END,
                    found -> SpokenNumber.beforeNoun(whole(found.group(1)), SPANISH)
                            + (whole(found.group(1)) == 1 ? " pago" : " pagos")),
            Rule.of(FIGURE + "[ ]?%", found -> decimal(found) + " por ciento"),
            unit("m²", "metros cuadrados"),
            unit("km/h", "kilómetros por hora"),
            unit("km", "kilómetros"),
            unit("kg", "kilos"),
            unit("cm", "centímetros"),
            Rule.of(WORD_START + "(\\d{1,3}(?:\\.\\d{3})+)(?:,(\\d{1,2}))?" + WORD_END, SpanishReadings::decimal),
            Rule.of(WORD_START + "(\\d+),(\\d{1,2})" + WORD_END, SpanishReadings::decimal),
            word("Sr\\.", "señor"),
            word("Sra\\.", "señora"),
            word("Srta\\.", "señorita"),
            word("Dr\\.", "doctor"),
            word("Dra\\.", "doctora"),
            word("Av\\.", "avenida"),
            word("[Tt]el\\.", "teléfono"),
            word("[Ee]j\\.", "ejemplo"),
            word("[Ee]tc\\.", "etcétera"),
            word("[Nn][º°](?= ?\\d)", "número "),
            Rule.of(" & ", " y ")));

    private SpanishReadings() {}

    private static Rule word(String pattern, String words) {
        return Rule.of(WORD_START + pattern, words);
    }

    private static Rule unit(String sign, String many) {
        return Rule.of(WORD_START + FIGURE + "[ ]?" + sign + WORD_END, found -> decimal(found) + " " + many);
    }

    private static String money(MatchResult found, String one, String many) {
        long whole = whole(found.group(1));
        long cents = cents(found.group(2));
        String units = SpokenNumber.beforeNoun(whole, SPANISH)
                + (whole >= 1_000_000 && whole % 1_000_000 == 0 ? " de " : " ")
                + (whole == 1 ? one : many);
        String small = SpokenNumber.beforeNoun(cents, SPANISH) + (cents == 1 ? " centavo" : " centavos");
        if (cents == 0) {
            return units;
        }
        return whole == 0 ? small : units + " con " + small;
    }

    private static String decimal(MatchResult found) {
        String words = SpokenNumber.of(whole(found.group(1)), SPANISH);
        String decimals = found.group(2);
        if (decimals == null || decimals.matches("0*")) {
            return words;
        }
        return words + " coma "
                + (decimals.startsWith("0")
                        ? SpokenNumber.digits(decimals, SPANISH)
                        : SpokenNumber.of(Long.parseLong(decimals), SPANISH));
    }

    private static String date(MatchResult found) {
        long day = whole(found.group(1));
        String spoken = (day == 1 ? "primero" : SpokenNumber.of(day, SPANISH)) + " de "
                + CalendarWords.month(Month.of((int) whole(found.group(2))), Language.SPANISH);
        return found.group(3) == null ? spoken : spoken + " de " + SpokenNumber.of(whole(found.group(3)), SPANISH);
    }

    private static String clock(long hour, long minute) {
        String hours = SpokenNumber.feminine(hour, SPANISH);
        return minute == 0
                ? hours + (hour == 1 ? " hora" : " horas")
                : hours + " y " + SpokenNumber.of(minute, SPANISH);
    }

    private static String grouped(String... groups) {
        return String.join(
                ", ",
                java.util.Arrays.stream(groups)
                        .map(group -> SpokenNumber.digits(group, SPANISH))
                        .toList());
    }
}
