package io.voicesdr.gemini;

import io.voicesdr.conversation.Costs;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.DayText;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What tokens may have cost where only their sum is known, as in the bot's marks: between all of them read and all of them
 * written. Immutable and thread-safe.
 */
@Singleton
public class TokenPrices implements Costs {
    private final Prices prices;

    TokenPrices(GeminiConfig config) {
        this.prices = new Prices(config.models().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, model -> model.getValue().prices().orElse(List.of()))));
    }

    /** In USD. */
    public record Span(double least, double most) {
        public Span plus(Span other) {
            return new Span(least + other.least, most + other.most);
        }
    }

    @Override
    public Optional<DayText.Dollars> of(Tenant tenant, LocalDate day, long tokens) {
        return usd(tenant.model().chat(), day, tokens).map(span -> new DayText.Dollars(span.least(), span.most()));
    }

    /** Empty when no price of {@code model} is known for {@code day}. */
    public Optional<Span> usd(String model, LocalDate day, long tokens) {
        OptionalDouble least = prices.usd(model, day, new Tokens(tokens, 0, 0));
        OptionalDouble most = prices.usd(model, day, new Tokens(0, 0, tokens));
        return least.isPresent() && most.isPresent()
                ? Optional.of(new Span(least.getAsDouble(), most.getAsDouble()))
                : Optional.empty();
    }
}
