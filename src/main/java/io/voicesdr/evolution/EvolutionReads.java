package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.voicesdr.evolution.EvolutionClients.Patience;
import io.voicesdr.evolution.EvolutionRequest.FindMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Calls that may be repeated. One circuit breaker for each server, so that a dead Evolution costs its own tenants a
 * moment and the others nothing. Thread-safe.
 */
@ApplicationScoped
class EvolutionReads {
    private static final int BACKOFF_FACTOR = 4;
    private static final long MAX_DELAY_MILLIS = 10_000;

    private final EvolutionCall call;
    private final EvolutionConfig config;
    private final Map<String, TypedGuard<JsonNode>> guards = new ConcurrentHashMap<>();

    EvolutionReads(EvolutionCall call, EvolutionConfig config) {
        this.call = call;
        this.config = config;
    }

    /**
     * The answer of the first request that succeeds.
     *
     * @param requests counts every request sent
     * @throws EvolutionException when none does
     */
    JsonNode read(Endpoint endpoint, Operation operation, AtomicInteger requests, EvolutionRequest request) {
        try {
            return guards.computeIfAbsent(endpoint.url(), this::guard).get(() -> {
                requests.incrementAndGet();
                return call.once(endpoint, operation, Patience.READ, request);
            });
        } catch (CircuitBreakerOpenException open) {
            throw EvolutionCall.failure(EvolutionCode.BREAKER_OPEN, endpoint, operation.toString(), "", open);
        }
    }

    /**
     * What {@code body} asks for, of the shape of evolution/CONTRACT.md §5.
     *
     * @throws EvolutionException also when it has another shape
     */
    JsonNode findMessages(Endpoint endpoint, AtomicInteger requests, FindMessages body) {
        JsonNode answer = read(endpoint, Operation.FIND_MESSAGES, requests, body);
        if (!Page.isPage(answer)) {
            throw EvolutionCall.failure(
                    EvolutionCode.UNREADABLE,
                    endpoint,
                    Operation.FIND_MESSAGES.toString(),
                    "an answer without messages.records",
                    null);
        }
        return answer;
    }

    private TypedGuard<JsonNode> guard(String url) {
        long delay = Math.max(1, config.retryDelay().toMillis());
        return TypedGuard.create(JsonNode.class)
                .withDescription("reads of " + url)
                .withRetry()
                .maxRetries(config.retries())
                .delay(delay, ChronoUnit.MILLIS)
                .jitter(delay / 2, ChronoUnit.MILLIS)
                .whenException(EvolutionReads::mayHealByItself)
                .withExponentialBackoff()
                .factor(BACKOFF_FACTOR)
                .maxDelay(Math.max(MAX_DELAY_MILLIS, delay + 1), ChronoUnit.MILLIS)
                .done()
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(config.breakerVolume())
                .failureRatio(0.5)
                .delay(config.breakerDelay().toMillis(), ChronoUnit.MILLIS)
                .when(EvolutionReads::speaksAgainstTheServer)
                .done()
                .build();
    }

    private static boolean mayHealByItself(Throwable failure) {
        return failure instanceof EvolutionException evolution
                && evolution.evolutionCode().retryable();
    }

    private static boolean speaksAgainstTheServer(Throwable failure) {
        return failure instanceof EvolutionException evolution
                && evolution.evolutionCode().breaks();
    }
}
