package io.voicesdr.gemini;

import io.voicesdr.gemini.GeminiConfig.Price;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What tokens cost on a day (gemini/CONTRACT.md §1.4, §5). Pure. */
final class Prices {

    private static final double MILLION = 1_000_000;

    private final Map<String, List<Price>> byModel;

    Prices(Map<String, List<Price>> byModel) {
        this.byModel = Map.copyOf(byModel);
    }

    /** In USD; empty when no price of {@code model} is known for {@code day}. */
    OptionalDouble usd(String model, LocalDate day, Tokens tokens) {
        return byModel.getOrDefault(model, List.of()).stream()
                .filter(price -> !price.from().isAfter(day))
                .max(Comparator.comparing(Price::from))
                .map(price -> OptionalDouble.of(usd(price, tokens)))
                .orElse(OptionalDouble.empty());
    }

    private static double usd(Price price, Tokens tokens) {
        return (tokens.uncached() * price.input() + tokens.cached() * price.cached() + tokens.output() * price.output())
                / MILLION;
    }
}
