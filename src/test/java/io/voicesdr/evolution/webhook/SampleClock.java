package io.voicesdr.evolution.webhook;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The moment at which the sample with a bearer token was recorded. */
@Alternative
@Singleton
class SampleClock {
    static final Instant NOW = Instant.parse("2026-11-21T02:03:00Z");

    static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    Clock produce() {
        return clock();
    }
}
