package io.voicesdr.ops;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The one clock of the service: beans ask it by injection, tests put another in its place. */
@Singleton
public class ClockProducer {

    /** The machine's own clock. */
    @Produces
    @Singleton
    public InstantSource clock() {
        return InstantSource.system();
    }
}
