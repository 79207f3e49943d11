package io.voicesdr.evolution.webhook;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Whether this process is going down, so that webhooks are sent back to Evolution, which repeats them. Thread-safe. */
@Singleton
public class Draining {
    private volatile boolean begun;

    /** Whether nothing new is to be taken. */
    public boolean hasBegun() {
        return begun;
    }

    /** From now on nothing new is taken; there is no way back. */
    public void begin() {
        begun = true;
    }

    void delayed(@Observes ShutdownDelayInitiatedEvent event) {
        begin();
    }

    void stopping(@Observes ShutdownEvent event) {
        begin();
    }
}
