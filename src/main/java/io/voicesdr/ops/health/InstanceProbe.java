package io.voicesdr.ops.health;

import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.InstanceStatus;
import io.voicesdr.evolution.InstanceStatus.State;
import io.voicesdr.evolution.InstanceStatus.Status;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Asks many instances at the same time and comes back within a limit. An ask that outlasts the limit goes on, and the next
 * probe finds its answer instead of asking again: at most one a tenant is under way. Thread-safe.
 */
final class InstanceProbe {

    private static final Logger LOG = Logger.getLogger(InstanceProbe.class);

    private final Function<Tenant, Status> ask;
    private final Duration limit;
    private final Map<String, CompletableFuture<Status>> asked = new ConcurrentHashMap<>();

    /** @param ask as {@link InstanceStatus#of}: blocks, never throws */
    InstanceProbe(Function<Tenant, Status> ask, Duration limit) {
        this.ask = ask;
        this.limit = limit;
    }

    /** The status of each instance, in the order of {@code tenants}; {@code EVOLUTION_SLOW} where none came in time. */
    Map<String, Status> statuses(List<Tenant> tenants) {
        long deadline = System.nanoTime() + limit.toNanos();
        Map<String, CompletableFuture<Status>> asking = new LinkedHashMap<>();
        tenants.forEach(tenant -> asking.put(tenant.instance(), ask(tenant)));
        Map<String, Status> statuses = new LinkedHashMap<>();
        asking.forEach((instance, status) -> statuses.put(instance, await(status, deadline - System.nanoTime())));
        return statuses;
    }

    private CompletableFuture<Status> ask(Tenant tenant) {
        CompletableFuture<Status> fresh = new CompletableFuture<>();
        CompletableFuture<Status> known = asked.putIfAbsent(tenant.instance(), fresh);
        if (known != null) {
            return known;
        }
        Thread.ofVirtual().name("probe " + tenant.instance()).start(() -> {
            try {
                fresh.complete(ask.apply(tenant));
            } catch (RuntimeException | Error e) {
                fresh.completeExceptionally(e);
            } finally {
                asked.remove(tenant.instance(), fresh);
            }
        });
        return fresh;
    }

    private Status await(CompletableFuture<Status> status, long nanos) {
        try {
            return status.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return slow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return slow();
        } catch (ExecutionException e) {
            LOG.error("EVOLUTION_PROBE_FAILED: this is a defect, please report it with the trace", e.getCause());
            return new Status(State.FAILED, "EVOLUTION_PROBE_FAILED", "Report the trace in the log.");
        }
    }

    private Status slow() {
        String next = "Evolution has not answered within %d s: check its load, and the network to it."
                .formatted(limit.toSeconds());
        return new Status(State.FAILED, "EVOLUTION_SLOW", next);
    }
}
