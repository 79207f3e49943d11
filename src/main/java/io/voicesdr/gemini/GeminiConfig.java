package io.voicesdr.gemini;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything about Gemini that isn't a tenant's. */
@ConfigMapping(prefix = "sdr.gemini")
public interface GeminiConfig {

    /** Where Gemini is, without a path. */
    @WithDefault("${GEMINI_URL:https://generativelanguage.googleapis.com}")
    String url();

    /** Without it nobody is asked, and every ask fails with {@code GEMINI_NO_KEY}. */
    @WithDefault("${GEMINI_API_KEY:}")
    Optional<String> apiKey();

    @WithDefault("3s")
    Duration connectTimeout();

    /** How long one request may take. Thinking models are slow: half a minute is common, more is rare. */
    @WithDefault("60s")
    Duration readTimeout();

    /** How long one answer may take, with all its requests and pauses. */
    @WithDefault("90s")
    Duration budget();

    /** Requests for one answer, at most. */
    @WithDefault("5")
    int maxRequests();

    /** The longest that a quota's RetryInfo is waited for; beyond it the fallback model answers. */
    @WithDefault("8s")
    Duration maxWait();

    /** The first pause before asking an overloaded model again; doubles, with half of it as jitter to both sides. */
    @WithDefault("1s")
    Duration backoff();

    /** Open connections at most; each waiting customer holds one. */
    @WithDefault("256")
    int connections();

    Breaker breaker();

    /** By exact name. Names, levels and prices change monthly: they are here and not in the code. */
    Map<String, Model> models();

    /** When to stop asking a model that is down. */
    interface Breaker {
        /** Requests that are looked at. */
        @WithDefault("20")
        int window();

        /** Share of them that failed, from which on the model is left alone; 0 to 1. */
        @WithDefault("0.5")
        double failureRatio();

        /** How long it is left alone before one request tries again. */
        @WithDefault("30s")
        Duration delay();
    }

    /** What is known about one model. */
    interface Model {
        /** Thinking levels it takes; overrides the built-in table (gemini/CONTRACT.md §1.2). */
        Optional<List<String>> levels();

        /** Empty: its cost isn't counted. The one with the latest {@code from} that isn't in the future counts. */
        Optional<List<Price>> prices();
    }

    /** USD per million tokens. */
    interface Price {
        /** First day, UTC. */
        LocalDate from();

        double input();

        double cached();

        /** Thinking included. */
        double output();
    }
}
