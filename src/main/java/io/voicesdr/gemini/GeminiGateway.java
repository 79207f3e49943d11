package io.voicesdr.gemini;

import io.micrometer.core.instrument.MeterRegistry;
import io.voicesdr.conversation.LanguageModel;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Gemini as the {@link LanguageModel}: every row of the decision and error tables of gemini/CONTRACT.md §1.4 and §1.5,
 * within a bounded time and number of requests. Blocks; made for virtual threads. Thread-safe.
 */
@ApplicationScoped
public class GeminiGateway implements LanguageModel {

    private final Parts parts;

    /** What an {@link Asking} works with. */
    record Parts(
            GeminiLine line,
            AskRules rules,
            RequestMapper mapper,
            ThinkingLevels levels,
            AsideModels aside,
            GeminiMeters meters,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {}

    @Inject
    GeminiGateway(GeminiLine line, GeminiConfig config, MeterRegistry registry, InstantSource clock) {
        this(new Parts(
                line,
                AskRules.of(config),
                new RequestMapper(AnswerSchema.load()),
                new ThinkingLevels(levels(config)),
                new AsideModels(),
                new GeminiMeters(registry, new Prices(prices(config))),
                clock,
                Thread::sleep,
                () -> ThreadLocalRandom.current().nextLong()));
    }

    GeminiGateway(Parts parts) {
        this.parts = parts;
    }

    @Override
    public Outcome ask(Tenant tenant, Prompt prompt) {
        if (!parts.line().hasKey()) {
            return new Outcome.Failed(Trouble.NO_KEY.code(), Trouble.NO_KEY.nextAction(), Usage.none());
        }
        Instant begin = parts.clock().instant();
        Outcome outcome = new Asking(parts, tenant, prompt).run();
        parts.meters()
                .asked(
                        tenant.instance(),
                        word(outcome),
                        Duration.between(begin, parts.clock().instant()));
        return outcome;
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> "answered";
            case Outcome.Refused refused -> "refused";
            case Outcome.Failed failed -> "failed";
        };
    }

    private static Map<String, List<String>> levels(GeminiConfig config) {
        return config.models().entrySet().stream()
                .filter(model -> model.getValue().levels().isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, model -> model.getValue().levels().orElseThrow()));
    }

    private static Map<String, List<GeminiConfig.Price>> prices(GeminiConfig config) {
        return config.models().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, model -> model.getValue().prices()));
    }
}
