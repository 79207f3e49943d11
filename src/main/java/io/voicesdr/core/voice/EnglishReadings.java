package io.voicesdr.core.voice;

import static io.voicesdr.core.text.Language.ENGLISH;
import static io.voicesdr.core.voice.Readings.cents;
import static io.voicesdr.core.voice.Readings.whole;

import io.voicesdr.core.voice.Readings.Rule;
import java.util.List;
import java.util.regex.MatchResult;

/** English, with the money of wherever the company is. */
final class EnglishReadings {

    private static final String FIGURE = "(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d{1,2}))?(?!\\d)";
    private static final String WORD_START = "(?<![\\p{L}\\d])";
    private static final String WORD_END = "(?![\\p{L}\\d])";

    static final Readings ALL = new Readings(List.of(
            Rule.of(
                    "R\\$[ \u00A0]?(\\d{1,3}(?:\\.\\d{3})+|\\d+)(?:,(\\d{1,2}))?(?!\\d)",
                    found -> money(found, "real", "reais", "centavo", "centavos")),
            Rule.of("(?:US|U)?\\$[ \u00A0]?" + FIGURE, found -> money(found, "dollar", "dollars", "cent", "cents")),
            Rule.of("€[ \u00A0]?" + FIGURE, found -> money(found, "euro", "euros", "cent", "cents")),
            Rule.of("£[ \u00A0]?" + FIGURE, found -> money(found, "pound", "pounds", "penny", "pence")),
            Rule.of(
                    WORD_START + "(?:\\+\\d{1,2}[ -]?)?\\(?(\\d{2,3})\\)?[ -]?(\\d{3,5})[ -](\\d{4})(?!\\d)",
                    found -> grouped(found.group(1), found.group(2), found.group(3))),
            Rule.of(FIGURE + "[ ]?%", found -> decimal(found) + " percent"),
            Rule.of(
                    WORD_START + "(\\d{1,3})x" + WORD_END,
                    found -> whole(found.group(1)) == 1
                            ? "one payment"
                            : SpokenNumber.of(whole(found.group(1)), ENGLISH) + " payments"),
            unit("m²", "square meters"),
            unit("km/h", "kilometers per hour"),
            unit("km", "kilometers"),
            unit("kg", "kilos"),
            unit("cm", "centimeters"),
            Rule.of(WORD_START + "(\\d{1,3}(?:,\\d{3})+)(?:\\.(\\d{1,2}))?" + WORD_END, EnglishReadings::decimal),
            word("Mr\\.", "mister"),
            word("Mrs\\.", "missus"),
            word("Ms\\.", "miss"),
            word("Dr\\.", "doctor"),
            word("St\\.(?! ?\\p{Lu})", "street"),
            word("Ave?\\.", "avenue"),
            word("No\\.(?= ?\\d)", "number"),
            word("e\\.g\\.", "for example"),
            word("i\\.e\\.", "that is"),
            word("etc\\.", "et cetera"),
            word("approx\\.", "approximately"),
            word("w/", "with "),
            Rule.of(" & ", " and ")));

    private EnglishReadings() {}

    private static Rule word(String pattern, String words) {
        return Rule.of(WORD_START + pattern, words);
    }

    private static Rule unit(String sign, String many) {
        return Rule.of(WORD_START + FIGURE + "[ ]?" + sign + WORD_END, found -> decimal(found) + " " + many);
    }

    private static String money(MatchResult found, String one, String many, String cent, String hundredths) {
        long whole = whole(found.group(1));
        long cents = cents(found.group(2));
        String units = SpokenNumber.of(whole, ENGLISH) + " " + (whole == 1 ? one : many);
        String small = SpokenNumber.of(cents, ENGLISH) + " " + (cents == 1 ? cent : hundredths);
        if (cents == 0) {
            return units;
        }
        return whole == 0 ? small : units + " and " + small;
    }

    private static String decimal(MatchResult found) {
        String words = SpokenNumber.of(whole(found.group(1)), ENGLISH);
        String decimals = found.group(2);
        return decimals == null || decimals.matches("0*")
                ? words
                : words + " point " + SpokenNumber.digits(decimals, ENGLISH);
    }

    private static String grouped(String... groups) {
        return String.join(
                ", ",
                java.util.Arrays.stream(groups)
                        .map(group -> SpokenNumber.digits(group, ENGLISH))
                        .toList());
    }
}
