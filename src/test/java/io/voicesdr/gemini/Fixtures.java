package io.voicesdr.gemini;

import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.prompt.Prompt.Role;
import io.voicesdr.core.prompt.Prompt.Turn;
import io.voicesdr.core.tenant.ModelSettings;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Values that several tests share. */
final class Fixtures {

    static final String CHAT = "gemini-3.8-flash";
    static final String LITE = "gemini-3.5-flash-lite";

    /** What the samples talk about. */
    static final Prompt PROMPT = new Prompt(
            "Você é o atendente da Padaria Sol.",
            List.of(user("Oi, vocês abrem domingo?"), model("Abrimos das 9h às 13h."), user("E qual o endereço?")));

    private Fixtures() {}

    static Turn user(String... texts) {
        return turn(Role.USER, texts);
    }

    static Turn model(String... texts) {
        return turn(Role.MODEL, texts);
    }

    private static Turn turn(Role role, String... texts) {
        return new Turn(
                role, Stream.of(texts).<Prompt.Part>map(Prompt.Part.Text::new).toList());
    }

    static Tenant tenant(ModelSettings model) {
        return Tenant.named("padaria", "Padaria Sol", "Você é o atendente da Padaria Sol.")
                .model(model)
                .configHash("0000")
                .build();
    }

    /** A clock that stands until it is told to go on. */
    static final class StandingClock implements InstantSource {
        private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration time) {
            now = now.plus(time);
        }
    }

    record Config(
            String url,
            Optional<String> apiKey,
            Duration connectTimeout,
            Duration readTimeout,
            Duration budget,
            int maxRequests,
            Duration maxWait,
            Duration backoff,
            int connections,
            Breaker breaker,
            Map<String, Model> models)
            implements GeminiConfig {

        static Config of(String url) {
            return new Config(
                    url,
                    Optional.of(FakeGemini.KEY),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(90),
                    5,
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(1),
                    16,
                    new BreakerNumbers(20, 0.5, Duration.ofSeconds(30)),
                    Map.of());
        }

        Config withoutKey() {
            return new Config(
                    url,
                    Optional.empty(),
                    connectTimeout,
                    readTimeout,
                    budget,
                    maxRequests,
                    maxWait,
                    backoff,
                    connections,
                    breaker,
                    models);
        }

        Config withReadTimeout(Duration time) {
            return new Config(
                    url,
                    apiKey,
                    connectTimeout,
                    time,
                    budget,
                    maxRequests,
                    maxWait,
                    backoff,
                    connections,
                    breaker,
                    models);
        }

        Config withMaxRequests(int most) {
            return new Config(
                    url,
                    apiKey,
                    connectTimeout,
                    readTimeout,
                    budget,
                    most,
                    maxWait,
                    backoff,
                    connections,
                    breaker,
                    models);
        }

        Config withBreaker(Breaker numbers) {
            return new Config(
                    url,
                    apiKey,
                    connectTimeout,
                    readTimeout,
                    budget,
                    maxRequests,
                    maxWait,
                    backoff,
                    connections,
                    numbers,
                    models);
        }
    }

    record BreakerNumbers(int window, double failureRatio, Duration delay) implements GeminiConfig.Breaker {}

    record PriceFrom(LocalDate from, double input, double cached, double output) implements GeminiConfig.Price {}
}
