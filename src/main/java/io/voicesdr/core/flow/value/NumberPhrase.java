package io.voicesdr.core.flow.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words and digits that make up one number, such as {@code 3 mil e 500}. Gathers, then reckons. Not thread-safe. */
final class NumberPhrase {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final List<String> tokens = new ArrayList<>();
    private final List<Integer> links = new ArrayList<>();

    /** The phrase of these numbers. */
    static NumberPhrase of(List<String> words) {
        NumberPhrase phrase = new NumberPhrase();
        words.forEach(phrase::add);
        return phrase;
    }

    void add(String token) {
        tokens.add(token);
    }

    /** Whether a word such as "mil" is in it. */
    boolean isLarge() {
        return tokens.stream().anyMatch(token -> NumberWords.multiplier(token).isPresent());
    }

    /** An "e" stands before what is added next. */
    void link() {
        links.add(tokens.size());
    }

    /** "Vinte e nove e noventa", as prices are said aloud: reais and centavos. */
    Optional<BigDecimal> spokenPrice() {
        for (int i : links.reversed()) {
            Optional<BigDecimal> reais = of(tokens.subList(0, i)).value();
            Optional<BigDecimal> centavos =
                    of(tokens.subList(i, tokens.size())).value().filter(NumberPhrase::isCents);
            if (reais.isPresent() && centavos.isPresent()) {
                return Optional.of(reais.get().add(centavos.get().movePointLeft(2)));
            }
        }
        return Optional.empty();
    }

    private static boolean isCents(BigDecimal number) {
        return number.scale() <= 0 && number.signum() > 0 && number.compareTo(BigDecimal.valueOf(100)) < 0;
    }

    /** As a rule only an article: "um carro". */
    boolean isArticle() {
        return tokens.size() == 1
                && (tokens.getFirst().equals("um") || tokens.getFirst().equals("uma"));
    }

    /** The number; empty when the words don't make one. */
    Optional<BigDecimal> value() {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal current = BigDecimal.ZERO;
        BigDecimal room = BigDecimal.valueOf(Long.MAX_VALUE);
        BigDecimal unit = BigDecimal.ONE;
        boolean open = false;
        for (String token : tokens) {
            Optional<BigDecimal> multiplier = NumberWords.multiplier(token);
            if (multiplier.isPresent()) {
                if (total.signum() > 0 && total.compareTo(multiplier.get()) <= 0) {
                    return Optional.empty();
                }
                unit = multiplier.get();
                total = total.add((open ? current : BigDecimal.ONE).multiply(unit));
                current = BigDecimal.ZERO;
                open = false;
                room = unit;
            } else if (NumberWords.isHalf(token)) {
                current = current.add(HALF.multiply(open || total.signum() == 0 ? BigDecimal.ONE : unit));
                open = true;
                room = BigDecimal.ZERO;
            } else {
                Optional<BigDecimal> number = NumberWords.small(token).or(() -> Digits.number(token));
                if (number.isEmpty() || number.get().abs().compareTo(room) >= 0) {
                    return Optional.empty();
                }
                current = current.add(number.get());
                open = true;
                room = NumberWords.small(token).isPresent() ? below(number.get()) : BigDecimal.ZERO;
            }
        }
        return Optional.of(total.add(current));
    }

    /** What may still follow in words: units after tens, tens after hundreds, nothing after units. */
    private static BigDecimal below(BigDecimal number) {
        int size = number.intValue();
        return BigDecimal.valueOf(size >= 100 ? 100 : size >= 20 ? 10 : 0);
    }
}
