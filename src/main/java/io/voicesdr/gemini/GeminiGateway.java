package io.voicesdr.gemini;

import io.micrometer.core.instrument.MeterRegistry;
import io.voicesdr.conversation.LanguageModel;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Gemini as the {@link LanguageModel}: every row of the decision and error tables of gemini/CONTRACT.md §1.4 and §1.5,
 * within a bounded time and number of requests. Blocks; made for virtual threads. Thread-safe.
 */
@ApplicationScoped
public class GeminiGateway implements LanguageModel {

    private final Parts parts;
    private final AtomicReference<Outcome.@Nullable Failed> blocked = new AtomicReference<>();

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
    public Outcome ask(Tenant tenant, Prompt prompt, Toolbox tools) {
        if (!parts.line().hasKey()) {
            return noKey();
        }
        Outcome outcome = timed(tenant, prompt, tools);
        switch (outcome) {
            case Outcome.Answered answered -> blocked.set(null);
            case Outcome.Refused refused -> blocked.set(null);
            case Outcome.Failed failed -> {
                if (Trouble.blocks(failed.code())) {
                    blocked.set(failed);
                }
            }
        }
        return outcome;
    }

    /**
     * What an operator must repair before any tenant gets an answer, as the last ask found it: key, project, country.
     * Empty while nothing is known to be wrong. For readiness: sends nothing.
     */
    public Optional<Outcome.Failed> blocked() {
        return parts.line().hasKey() ? Optional.ofNullable(blocked.get()) : Optional.of(noKey());
    }

    private static Outcome.Failed noKey() {
        return new Outcome.Failed(Trouble.NO_KEY.code(), Trouble.NO_KEY.nextAction(), Usage.none());
    }

    private Outcome timed(Tenant tenant, Prompt prompt, Toolbox tools) {
        Instant begin = parts.clock().instant();
        Outcome outcome = new Asking(parts, tenant, prompt, tools).run();
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
        Map<String, List<String>> levels = new HashMap<>();
        config.models().forEach((name, model) -> model.levels().ifPresent(own -> levels.put(name, own)));
        return levels;
    }

    private static Map<String, List<GeminiConfig.Price>> prices(GeminiConfig config) {
        Map<String, List<GeminiConfig.Price>> prices = new HashMap<>();
        config.models().forEach((name, model) -> model.prices().ifPresent(own -> prices.put(name, own)));
        return prices;
    }
}
