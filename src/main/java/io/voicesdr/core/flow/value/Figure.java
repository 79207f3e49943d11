package io.voicesdr.core.flow.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A number as it stands in a text, in digits or words.
 *
 * @param value what it amounts to; empty when the words don't make one number
 * @param price the same, or what it is when read as a price said aloud: "vinte e nove e noventa" is 29.90
 * @param currency whether a currency stands beside it
 * @param large whether a word such as {@code mil} makes it one of those that people use for money
 * @param article whether it is as a rule only an article: "um carro"
 * @param before the words before it, nearest last, at most {@link Figures#NEIGHBOURS}; signs such as {@code %} are words
 * @param after the words after it, nearest first, at most as many
 * @param quote as it was written, in lower case without accents, with its currency
 */
public record Figure(
        Optional<BigDecimal> value,
        Optional<BigDecimal> price,
        boolean currency,
        boolean large,
        boolean article,
        List<String> before,
        List<String> after,
        String quote) {

    public Figure {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Whether something says that this is money. */
    boolean isMarked() {
        return currency || large;
    }
}
