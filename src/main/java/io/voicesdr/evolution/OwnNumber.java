package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The company's own number, {@code ownerJid} of fetchInstances (evolution/CONTRACT.md §4.1): its chat with itself is never
 * answered (DESIGN §5), and findMessages over all chats shows it like any other. Remembered for an hour. Never throws.
 * Thread-safe.
 */
@ApplicationScoped
public class OwnNumber {
    private static final Logger LOG = Logger.getLogger(OwnNumber.class);
    private static final Duration BELIEVED = Duration.ofHours(1);
    private static final int MAX_INSTANCES = 10_000;

    private final EvolutionReads reads;
    private final EvolutionConfig config;
    private final Cache<Endpoint, Jid> memo;

    OwnNumber(EvolutionReads reads, EvolutionConfig config, InstantSource clock) {
        this.reads = reads;
        this.config = config;
        this.memo = Caffeine.newBuilder()
                .maximumSize(MAX_INSTANCES)
                .expireAfterWrite(BELIEVED)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .build();
    }

    /** The number the tenant's instance is paired with; empty when it has never been paired or can't be asked. */
    public Optional<Jid> of(Tenant tenant) {
        Endpoint endpoint = Endpoint.of(tenant, config);
        Jid known = memo.getIfPresent(endpoint);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Jid> asked = ask(endpoint);
        asked.ifPresent(jid -> memo.put(endpoint, jid));
        return asked;
    }

    private Optional<Jid> ask(Endpoint endpoint) {
        try {
            JsonNode instances = reads.read(
                    endpoint,
                    "fetchInstances",
                    new AtomicInteger(),
                    client -> client.fetchInstances(endpoint.apikey(), endpoint.instance()));
            return instances
                    .valueStream()
                    .filter(instance -> Json.text(instance, "name").equals(endpoint.instance()))
                    .map(instance -> Json.text(instance, "ownerJid"))
                    .filter(owner -> !owner.isBlank())
                    .map(Jid::of)
                    .findFirst();
        } catch (EvolutionException failure) {
            LOG.warnf("%s %s", failure.code(), failure.getMessage());
            return Optional.empty();
        }
    }
}
