package io.voicesdr.evolution.webhook;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last {@code connection.update} heard of each tenant, for readiness. Only a memo: empty after a start, and a
 * transient drop of WhatsApp is told as {@code connecting} and {@code open} only (evolution/CONTRACT.md §8.3).
 * Thread-safe; holds at most one entry a tenant.
 */
@Singleton
public class ConnectionStates {
    private static final Set<String> KNOWN = Set.of("open", "connecting", "close", "refused");

    private final Map<String, ConnectionState> states = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public ConnectionStates(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What was last heard.
     *
     * @param state {@code open}, {@code connecting}, {@code close}, {@code refused} (nobody read the QR code), or {@code
     *     unknown} for a word this version does not know
     * @param since when, by our clock, this state was first heard without another in between
     */
    public record ConnectionState(String state, Instant since) {}

    /** Empty when nothing was heard of the instance since this process started. */
    public Optional<ConnectionState> of(String instance) {
        return Optional.ofNullable(states.get(instance));
    }

    void heard(String instance, String state) {
        ConnectionState now = new ConnectionState(KNOWN.contains(state) ? state : "unknown", clock.instant());
        states.merge(instance, now, (before, after) -> before.state().equals(after.state()) ? before : after);
    }
}
