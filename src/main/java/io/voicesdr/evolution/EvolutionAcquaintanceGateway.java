package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.conversation.Acquaintance;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.EvolutionRequest.FindMessages;
import io.voicesdr.evolution.EvolutionRequest.FindMessages.MessageTimestamp;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks findMessages for a single older record under each address. Thread-safe. */
@ApplicationScoped
class EvolutionAcquaintanceGateway implements Acquaintance {
    private final EvolutionReads reads;
    private final InstanceTraits traits;
    private final EvolutionConfig config;
    private final InstantSource clock;

    EvolutionAcquaintanceGateway(
            EvolutionReads reads, InstanceTraits traits, EvolutionConfig config, InstantSource clock) {
        this.reads = reads;
        this.traits = traits;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public boolean wroteBefore(Tenant tenant, CustomerAddress address, Instant moment) {
        Endpoint endpoint = Endpoint.of(tenant, config);
        Instant kept = clock.instant().minus(tenant.lgpd().retention());
        Instant last = moment.minusSeconds(1);
        if (last.isBefore(kept)) {
            return false;
        }
        MessageTimestamp window = MessageTimestamp.between(kept, last);
        return Query.first(address, !traits.ignoresAlt(tenant.instance())).stream()
                .anyMatch(query -> isAny(endpoint, query, window));
    }

    private boolean isAny(Endpoint endpoint, Query query, MessageTimestamp window) {
        FindMessages body = new FindMessages(new FindMessages.Where(query.key(), window), 1, 1);
        JsonNode answer = reads.findMessages(endpoint, new AtomicInteger(), body);
        return answer.path("messages").path("records").valueStream().anyMatch(query::matches);
    }
}
