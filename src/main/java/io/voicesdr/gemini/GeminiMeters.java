package io.voicesdr.gemini;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** What Gemini costs and how it behaves, as metrics. Thread-safe. */
final class GeminiMeters {

    private final MeterRegistry registry;
    private final Prices prices;

    GeminiMeters(MeterRegistry registry, Prices prices) {
        this.registry = registry;
        this.prices = prices;
    }

    /** One reply's tokens. The types don't overlap: {@code input} leaves the cached ones out, so that sums are true. */
    void spent(String instance, String model, Instant now, Tokens tokens) {
        tokens(instance, model, "input", tokens.uncached());
        tokens(instance, model, "cached", tokens.cached());
        tokens(instance, model, "output", tokens.output());
        prices.usd(model, LocalDate.ofInstant(now, ZoneOffset.UTC), tokens)
                .ifPresent(usd -> registry.counter("voicesdr.model.cost.usd", "model", model, "instance", instance)
                        .increment(usd));
    }

    /** One request sent; {@code outcome} is a word of a small fixed set. The same tags as Evolution's, or Prometheus refuses. */
    void requested(String instance, String outcome) {
        registry.counter(
                        "voicesdr.upstream.requests",
                        "system",
                        "gemini",
                        "operation",
                        "generateContent",
                        "outcome",
                        outcome.toLowerCase(Locale.ROOT),
                        "instance",
                        instance)
                .increment();
    }

    /** One whole ask, retries and pauses included. */
    void asked(String instance, String outcome, Duration time) {
        registry.timer("voicesdr.model.ask", "instance", instance, "outcome", outcome)
                .record(time);
    }

    private void tokens(String instance, String model, String type, long count) {
        registry.counter("voicesdr.model.tokens", "model", model, "type", type, "instance", instance)
                .increment((double) count);
    }
}
