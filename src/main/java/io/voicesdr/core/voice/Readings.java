package io.voicesdr.core.voice;

import io.voicesdr.core.text.Language;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How one language reads figures and signs: rules in the order in which they apply. Immutable. */
record Readings(List<Rule> rules) {

    /** What {@code pattern} finds is said as {@code words} tells. */
    record Rule(Pattern pattern, Function<MatchResult, String> words) {
        static Rule of(String pattern, Function<MatchResult, String> words) {
            return new Rule(Pattern.compile(pattern), words);
        }

        static Rule of(String pattern, String words) {
            return of(pattern, found -> words);
        }
    }

    Readings {
        rules = List.copyOf(rules);
    }

    static Readings of(Language language) {
        return switch (language) {
            case PORTUGUESE -> PortugueseReadings.ALL;
            case ENGLISH -> EnglishReadings.ALL;
            case SPANISH -> SpanishReadings.ALL;
        };
    }

    String read(String text) {
        String read = text;
        for (Rule rule : rules) {
            read = rule.pattern()
                    .matcher(read)
                    .replaceAll(found -> Matcher.quoteReplacement(rule.words().apply(found)));
        }
        return read;
    }

    /** The digits of {@code figure}, which may hold points, blanks or commas between them. */
    static long whole(String figure) {
        String digits = figure.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits.substring(0, Math.min(18, digits.length())));
    }

    /** Cents of a decimal part: "5" is fifty. Zero for none. */
    static long cents(@org.jspecify.annotations.Nullable String decimals) {
        if (decimals == null || decimals.isEmpty()) {
            return 0;
        }
        return Long.parseLong((decimals + "0").substring(0, 2));
    }
}
