package io.voicesdr.core.flow.value;

import io.voicesdr.core.text.Plain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds every number in a text: {@code R$ 1.234,56}, {@code uns 15 mil}, {@code mil e duzentos}, {@code 50 centavos},
 * {@code vinte e nove e noventa}. Pure.
 */
public final class Figures {

    /** How many words on each side a {@link Figure} knows. */
    public static final int NEIGHBOURS = 4;

    private static final Pattern TOKEN =
            Pattern.compile("(?:us|u|r)?\\$|€|(?:(?<![\\d\\p{L}])-)?\\d(?:[\\d.,]*\\d)?" + "|\\p{L}+|[/:%+]|\\p{So}");
    private static final Set<String> CURRENCY = Set.of(
            "r$", "us$", "u$", "$", "€", "reais", "real", "rs", "brl", "dolares", "dolar", "euros", "euro", "conto",
            "contos", "pila", "pilas", "pau", "paus", "mangos");
    private static final Set<String> CENTS = Set.of("centavo", "centavos");

    private final String text;
    private final List<Token> tokens;
    private final List<Figure> figures = new ArrayList<>();

    private Figures(String text) {
        this.text = Plain.of(text);
        this.tokens = TOKEN.matcher(this.text)
                .results()
                .map(hit -> new Token(hit.group(), hit.start(), hit.end()))
                .toList();
    }

    private record Token(String word, int start, int end) {
        boolean isCurrency() {
            return CURRENCY.contains(word);
        }
    }

    /** Every number in {@code text}, in order. */
    public static List<Figure> in(String text) {
        Figures finder = new Figures(text);
        finder.find();
        return List.copyOf(finder.figures);
    }

    /** How many words, numbers and signs {@code text} has. */
    static int tokens(String text) {
        return new Figures(text).tokens.size();
    }

    private void find() {
        int i = 0;
        while (i < tokens.size()) {
            i = isNumber(i) ? figure(i) : i + 1;
        }
    }

    /** Reads the number that begins at {@code from}; gives the place after it. */
    private int figure(int from) {
        NumberPhrase phrase = new NumberPhrase();
        int end = from;
        while (goesOn(from, end)) {
            if (isNumber(end)) {
                phrase.add(word(end));
            } else {
                phrase.link();
            }
            end++;
        }
        boolean behind = isCurrency(end)
                && Character.isLetter(word(end).charAt(0))
                && !word(end).endsWith("$");
        int rest = behind ? cents(end + 1) : 0;
        boolean onlyCents = CENTS.contains(word(end));
        Optional<BigDecimal> value = phrase.value();
        if (rest > 0) {
            BigDecimal cents = centavos(end + 2, rest - 1);
            value = value.map(whole -> whole.add(cents));
        } else if (onlyCents) {
            value = value.map(cents -> cents.movePointLeft(2));
        }
        int close = rest > 0 ? rest : behind || onlyCents ? end + 1 : end;
        boolean ahead = isCurrency(from - 1);
        figures.add(new Figure(
                value,
                value.or(phrase::spokenPrice),
                ahead || behind || onlyCents,
                phrase.isLarge(),
                phrase.isArticle(),
                words(Math.max(0, from - NEIGHBOURS), from),
                words(end, Math.min(tokens.size(), end + NEIGHBOURS)),
                text.substring(
                        tokens.get(ahead ? from - 1 : from).start(),
                        tokens.get(close - 1).end())));
        return close;
    }

    /** The place after "e cinquenta centavos", where that stands at {@code i}; else 0. */
    private int cents(int i) {
        if (!word(i).equals("e") || !isNumber(i + 1)) {
            return 0;
        }
        int end = i + 1;
        while (goesOn(i + 1, end)) {
            end++;
        }
        return CENTS.contains(word(end)) ? end + 1 : 0;
    }

    private BigDecimal centavos(int from, int to) {
        NumberPhrase phrase = NumberPhrase.of(
                words(from, to).stream().filter(word -> !word.equals("e")).toList());
        return phrase.value().orElse(BigDecimal.ZERO).movePointLeft(2);
    }

    /** Whether the number that began at {@code from} goes on at {@code i}: a full stop or a bracket ends it. */
    private boolean goesOn(int from, int i) {
        return (isNumber(i) || isLink(i))
                && (i == from
                        || text.substring(tokens.get(i - 1).end(), tokens.get(i).start())
                                .isBlank());
    }

    /** The "e" between two numbers. */
    private boolean isLink(int i) {
        return word(i).equals("e") && isNumber(i + 1);
    }

    private boolean isCurrency(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isCurrency();
    }

    private String word(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).word() : "";
    }

    private List<String> words(int from, int to) {
        return tokens.subList(from, to).stream().map(Token::word).toList();
    }

    /** A lone "k" or "mi" multiplies only what stands before it; "meio" and "meia" count only beside numbers. */
    private boolean isNumber(int i) {
        String token = word(i);
        if (token.isEmpty() || token.equals("cento") && word(i - 1).equals("por")) {
            return false;
        }
        if (endsInDigit(token) || NumberWords.small(token).isPresent() || token.equals("mil")) {
            return true;
        }
        if (NumberWords.multiplier(token).isPresent()) {
            return isBesideNumber(i);
        }
        return NumberWords.isHalf(token)
                && (word(i - 1).equals("e")
                        || NumberWords.multiplier(word(i + 1)).isPresent());
    }

    private boolean isBesideNumber(int i) {
        String before = word(i - 1);
        return !before.isEmpty()
                && (endsInDigit(before) || NumberWords.small(before).isPresent() || NumberWords.isHalf(before));
    }

    private static boolean endsInDigit(String token) {
        return Character.isDigit(token.charAt(token.length() - 1));
    }
}
