package io.voicesdr.ops.health;

import io.voicesdr.conversation.Tenants;
import io.voicesdr.evolution.InstanceStatus;
import io.voicesdr.evolution.InstanceStatus.Status;
import io.voicesdr.evolution.webhook.ConnectionStates;
import io.voicesdr.evolution.webhook.ConnectionStates.ConnectionState;
import io.voicesdr.evolution.webhook.DeliveryReports;
import io.voicesdr.evolution.webhook.DeliveryReports.Failures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether WhatsApp works for the tenants: each instance that is not open with its code, what to do next and what Evolution
 * last told of it by webhook; each one with failed deliveries.
 *
 * <p>DOWN only when there are tenants and none of them is open. One closed phone among dozens must not take the process
 * out of service: the others' webhooks would be refused with it. So alert on the data ({@code open} below {@code
 * tenants}), route by the status. Thread-safe.
 */
@Readiness
@ApplicationScoped
public class EvolutionCheck implements HealthCheck {

    /** Probes time out too: theirs must be longer than this. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final Tenants tenants;
    private final InstanceProbe probe;
    private final Function<String, Optional<ConnectionState>> connections;
    private final Function<String, Optional<Failures>> deliveries;

    @Inject
    EvolutionCheck(Tenants tenants, InstanceStatus status, ConnectionStates connections, DeliveryReports deliveries) {
        this(tenants, new InstanceProbe(status::of, LIMIT), connections::of, deliveries::of);
    }

    EvolutionCheck(
            Tenants tenants,
            InstanceProbe probe,
            Function<String, Optional<ConnectionState>> connections,
            Function<String, Optional<Failures>> deliveries) {
        this.tenants = tenants;
        this.probe = probe;
        this.connections = connections;
        this.deliveries = deliveries;
    }

    /** Asks every tenant's Evolution, unless its last answer is only seconds old. */
    @Override
    public HealthCheckResponse call() {
        Map<String, Status> statuses = probe.statuses(tenants.all());
        long open = statuses.values().stream().filter(Status::isOpen).count();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("evolution")
                .status(open > 0 || statuses.isEmpty())
                .withData("tenants", statuses.size())
                .withData("open", open);
        statuses.forEach((instance, status) -> describe(response, instance, status));
        return response.build();
    }

    private void describe(HealthCheckResponseBuilder response, String instance, Status status) {
        if (!status.isOpen()) {
            response.withData(instance + ".code", status.code()).withData(instance + ".next", status.nextAction());
            connections
                    .apply(instance)
                    .ifPresent(heard ->
                            response.withData(instance + ".heard", heard.state() + " since " + seconds(heard.since())));
        }
        deliveries
                .apply(instance)
                .ifPresent(failed -> response.withData(instance + ".deliveriesFailed", failed.count())
                        .withData(instance + ".deliveryLastFailed", seconds(failed.last())));
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
