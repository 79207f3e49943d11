package io.voicesdr.ops.health;

import io.voicesdr.evolution.webhook.Draining;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** DOWN from the moment this process begins to stop, so that no more webhooks are routed to it. Thread-safe. */
@Readiness
@ApplicationScoped
public class DrainingCheck implements HealthCheck {

    private final Draining draining;

    DrainingCheck(Draining draining) {
        this.draining = draining;
    }

    @Override
    public HealthCheckResponse call() {
        if (!draining.hasBegun()) {
            return HealthCheckResponse.named("draining").up().build();
        }
        return HealthCheckResponse.named("draining")
                .down()
                .withData("code", "DRAINING")
                .withData("next", "Nothing: this process finishes what it is sending and ends.")
                .build();
    }
}
