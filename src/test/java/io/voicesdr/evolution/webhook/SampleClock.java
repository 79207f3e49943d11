package io.voicesdr.evolution.webhook;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/** The moment at which the sample with a bearer token was recorded. */
@Alternative
@Singleton
class SampleClock {
    static final Instant NOW = Instant.parse("2026-11-21T02:03:00Z");

    static InstantSource clock() {
        return InstantSource.fixed(NOW);
    }

    @Produces
    @Singleton
    InstantSource produce() {
        return clock();
    }
}
