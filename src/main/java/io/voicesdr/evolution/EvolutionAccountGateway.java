package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.conversation.Accounts;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.EvolutionClients.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Learns an instance's own number from webhooks, whose {@code sender} it is (evolution/CONTRACT.md §8.2), or from
 * fetchInstances ({@code ownerJid}, §4.1). Thread-safe.
 */
@ApplicationScoped
class EvolutionAccountGateway implements Accounts {
    private final EvolutionCall call;
    private final EvolutionConfig config;
    private final OwnNumbers numbers;

    EvolutionAccountGateway(EvolutionCall call, EvolutionConfig config, OwnNumbers numbers) {
        this.call = call;
        this.config = config;
        this.numbers = numbers;
    }

    @Override
    public Optional<Jid> known(Tenant tenant) {
        return numbers.of(tenant.instance());
    }

    @Override
    public Optional<Jid> ask(Tenant tenant) {
        Optional<Jid> known = known(tenant);
        if (known.isPresent()) {
            return known;
        }
        Endpoint endpoint = Endpoint.of(tenant, config);
        JsonNode instances = call.once(endpoint, Operation.FETCH_INSTANCES, Patience.READ);
        Optional<Jid> owner = owner(instances, tenant.instance());
        owner.ifPresent(jid -> numbers.heard(tenant.instance(), jid));
        return owner;
    }

    /** An instance's key sees one row, the global key may see all. */
    private static Optional<Jid> owner(JsonNode instances, String name) {
        return instances
                .valueStream()
                .filter(row -> Json.text(row, "name").equals(name))
                .map(row -> Json.text(row, "ownerJid"))
                .filter(jid -> !jid.isBlank())
                .map(Jid::of)
                .findFirst();
    }
}
