package io.voicesdr.core.grounding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * Amounts that follow from others by an arithmetic a customer can check: a sum or difference of two, a multiple, an
 * instalment, a known percentage off or of.
 */
final class Reckoning {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Reckoning() {}

    /** Whether {@code amount} follows from {@code known} amounts of the same answer, {@code counts} and {@code percents}. */
    static boolean follows(
            BigDecimal amount,
            Collection<BigDecimal> known,
            Collection<BigDecimal> counts,
            Collection<BigDecimal> percents) {
        return known.stream().anyMatch(one -> {
            Stream<BigDecimal> pairs = known.stream().flatMap(other -> Stream.of(one.add(other), one.subtract(other)));
            Stream<BigDecimal> multiples =
                    counts.stream().flatMap(count -> Stream.of(one.multiply(count), share(one, count)));
            Stream<BigDecimal> parts = percents.stream()
                    .map(percent -> one.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP))
                    .flatMap(part -> Stream.of(part, one.subtract(part)));
            return Stream.of(pairs, multiples, parts).flatMap(any -> any).anyMatch(result -> same(amount, result));
        });
    }

    private static BigDecimal share(BigDecimal amount, BigDecimal count) {
        return amount.divide(count, 2, RoundingMode.HALF_UP);
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(CENT) <= 0;
    }
}
