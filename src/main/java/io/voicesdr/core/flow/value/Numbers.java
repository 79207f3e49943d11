package io.voicesdr.core.flow.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the number in a sentence: {@code R$ 15k}, {@code uns 15 mil}, {@code mil e duzentos}, {@code 1.234,56}. More than
 * one is no answer: guessing which was meant would invent something. Pure.
 */
final class Numbers {

    private static final int MAX_CHARACTERS = 300;
    private static final Pattern TOKEN =
            Pattern.compile("r\\$|(?:(?<![\\d\\p{L}])-)?\\d(?:[\\d.,]*\\d)?|\\p{L}+|[/:%+]|\\p{So}");
    private static final Pattern RANGE =
            Pattern.compile("\\d ?(?:mil|k|reais)? ?(?: a | ou | ate | e |-|–|/) ?(?:r\\$ ?)?\\d[\\d.,]* ?(?:mil|k)");
    private static final Set<String> CURRENCY = Set.of("reais", "real", "rs", "brl");

    private Numbers() {}

    /** The only number in {@code text}. */
    static Optional<BigDecimal> number(String text) {
        List<NumberPhrase> phrases = phrases(text);
        boolean alone = tokens(text).size() == 1;
        return only(alone ? phrases : withoutArticles(phrases));
    }

    /** The only amount in {@code text}: with several numbers the one that looks like money. */
    static Optional<BigDecimal> money(String text) {
        if (RANGE.matcher(Plain.of(text)).find()) {
            return Optional.empty();
        }
        List<NumberPhrase> phrases = phrases(text);
        List<NumberPhrase> marked =
                phrases.stream().filter(NumberPhrase::isMarked).toList();
        return only(withoutArticles(marked.isEmpty() ? phrases : marked));
    }

    private static List<NumberPhrase> withoutArticles(List<NumberPhrase> phrases) {
        return phrases.stream().filter(phrase -> !phrase.isArticle()).toList();
    }

    private static Optional<BigDecimal> only(List<NumberPhrase> numbers) {
        return numbers.size() == 1 ? numbers.getFirst().value() : Optional.empty();
    }

    private static List<NumberPhrase> phrases(String text) {
        List<NumberPhrase> phrases = new ArrayList<>();
        NumberPhrase current = new NumberPhrase();
        boolean currencyBefore = false;
        List<String> tokens = tokens(text);
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (isNumber(token, tokens, i)) {
                if (current.isEmpty() && currencyBefore) {
                    current.mark();
                }
                current.add(token);
            } else if (!current.isEmpty() && !(token.equals("e") && isNumberAt(tokens, i + 1))) {
                if (CURRENCY.contains(token)) {
                    current.mark();
                }
                phrases.add(current);
                current = new NumberPhrase();
            }
            currencyBefore = token.equals("r$") || CURRENCY.contains(token);
        }
        if (!current.isEmpty()) {
            phrases.add(current);
        }
        return phrases;
    }

    private static List<String> tokens(String text) {
        String plain = Plain.of(text.substring(0, Math.min(text.length(), MAX_CHARACTERS)));
        Matcher token = TOKEN.matcher(plain);
        List<String> tokens = new ArrayList<>();
        while (token.find()) {
            tokens.add(token.group());
        }
        return tokens;
    }

    private static boolean isNumberAt(List<String> tokens, int i) {
        return i < tokens.size() && isNumber(tokens.get(i), tokens, i);
    }

    /** A lone "k" or "mi" multiplies only what stands before it; "meio" and "meia" count only beside numbers. */
    private static boolean isNumber(String token, List<String> tokens, int i) {
        char last = token.charAt(token.length() - 1);
        if (Character.isDigit(last) || NumberWords.small(token).isPresent() || token.equals("mil")) {
            return true;
        }
        boolean beside = i > 0
                && (Character.isDigit(tokens.get(i - 1).charAt(tokens.get(i - 1).length() - 1))
                        || NumberWords.small(tokens.get(i - 1)).isPresent()
                        || NumberWords.isHalf(tokens.get(i - 1)));
        if (NumberWords.multiplier(token).isPresent()) {
            return beside;
        }
        return NumberWords.isHalf(token) && (i > 0 && tokens.get(i - 1).equals("e") || isMultiplierAt(tokens, i + 1));
    }

    private static boolean isMultiplierAt(List<String> tokens, int i) {
        return i < tokens.size() && NumberWords.multiplier(tokens.get(i)).isPresent();
    }
}
