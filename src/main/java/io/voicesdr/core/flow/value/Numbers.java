package io.voicesdr.core.flow.value;

import io.voicesdr.core.text.Plain;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the number in a sentence: {@code R$ 15k}, {@code uns 15 mil}, {@code mil e duzentos}, {@code 1.234,56}. More than
 * one is no answer: guessing which was meant would invent something. Pure.
 */
final class Numbers {

    private static final int MAX_CHARACTERS = 300;
    private static final Pattern RANGE =
            Pattern.compile("\\d ?(?:mil|k|reais)? ?(?: a | ou | ate | e |-|–|/) ?(?:r\\$ ?)?\\d[\\d.,]* ?(?:mil|k)");

    private Numbers() {}

    /** The only number in {@code text}. */
    static Optional<BigDecimal> number(String text) {
        String head = head(text);
        List<Figure> figures = Figures.in(head);
        boolean alone = Figures.tokens(head) == 1;
        return only(alone ? figures : withoutArticles(figures));
    }

    /** The only amount in {@code text}: with several numbers the one that looks like money. */
    static Optional<BigDecimal> money(String text) {
        if (RANGE.matcher(Plain.of(text)).find()) {
            return Optional.empty();
        }
        List<Figure> figures = Figures.in(head(text));
        List<Figure> marked = figures.stream().filter(Figure::isMarked).toList();
        return only(withoutArticles(marked.isEmpty() ? figures : marked));
    }

    private static List<Figure> withoutArticles(List<Figure> figures) {
        return figures.stream().filter(figure -> !figure.article()).toList();
    }

    private static Optional<BigDecimal> only(List<Figure> figures) {
        return figures.size() == 1 ? figures.getFirst().value() : Optional.empty();
    }

    private static String head(String text) {
        return text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
    }
}
