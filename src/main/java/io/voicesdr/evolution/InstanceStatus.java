package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.EvolutionClients.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Whether a tenant's WhatsApp works, by connectionState, which Evolution answers from memory (evolution/CONTRACT.md §4.1).
 * An answer is believed for some seconds, so that probes do not become load. Never throws. Thread-safe.
 */
@ApplicationScoped
public class InstanceStatus {
    private static final int MAX_INSTANCES = 10_000;

    private final EvolutionCall call;
    private final EvolutionConfig config;
    private final Cache<Endpoint, Status> memo;

    InstanceStatus(EvolutionCall call, EvolutionConfig config, InstantSource clock) {
        this.call = call;
        this.config = config;
        this.memo = Caffeine.newBuilder()
                .maximumSize(MAX_INSTANCES)
                .expireAfterWrite(config.statusTtl())
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .build();
    }

    /** How the instance is. */
    public enum State {
        OPEN,
        CONNECTING,
        CLOSED,
        /** Evolution answered something this version does not know. */
        UNKNOWN,
        /** It could not be asked; {@link Status#code()} says why. */
        FAILED
    }

    /**
     * How an instance is, and what to do about it.
     *
     * @param code {@code EVOLUTION_OPEN}, {@code EVOLUTION_CONNECTING}, {@code EVOLUTION_CLOSED}, or the code of the
     *     failure, for example {@code EVOLUTION_KEY_REFUSED}, {@code EVOLUTION_UNREACHABLE}, {@code
     *     EVOLUTION_INSTANCE_UNKNOWN}
     * @param nextAction what the operator should do; empty when open
     */
    public record Status(State state, String code, String nextAction) {
        public boolean isOpen() {
            return state == State.OPEN;
        }
    }

    /** The state of the tenant's instance, at most {@link EvolutionConfig#statusTtl()} old. Goes over the network. */
    public Status of(Tenant tenant) {
        Endpoint endpoint = Endpoint.of(tenant, config);
        Status known = memo.getIfPresent(endpoint);
        if (known != null) {
            return known;
        }
        Status asked = ask(endpoint);
        memo.put(endpoint, asked);
        return asked;
    }

    private Status ask(Endpoint endpoint) {
        try {
            return status(call.once(endpoint, Operation.CONNECTION_STATE, Patience.READ));
        } catch (EvolutionException failure) {
            return new Status(
                    State.FAILED, failure.code(), failure.evolutionCode().nextAction());
        }
    }

    private static Status status(JsonNode answer) {
        String state = Json.text(answer.path("instance"), "state");
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "open" -> new Status(State.OPEN, "EVOLUTION_OPEN", "");
            case "connecting" ->
                new Status(State.CONNECTING, "EVOLUTION_CONNECTING", "Wait; pair the phone if it stays so.");
            case "close" -> new Status(State.CLOSED, "EVOLUTION_CLOSED", "Pair the phone with the instance.");
            default -> new Status(State.UNKNOWN, "EVOLUTION_STATE_UNKNOWN", "Look at the instance in Evolution.");
        };
    }
}
