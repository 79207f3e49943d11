package io.voicesdr.evolution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Which phone jid and LID are one customer, as histories revealed it: on 2.3.7 no webhook names the LID of a phone number
 * (evolution/CONTRACT.md §1), so that the next pull can ask under all addresses at once. A memo: forgetting costs a
 * request. Thread-safe; bounded.
 */
@ApplicationScoped
class Identities {
    private final Cache<Key, CustomerAddress> known;

    Identities(EvolutionConfig config) {
        this.known =
                Caffeine.newBuilder().maximumSize(config.rememberedCustomers()).build();
    }

    /** {@code address} and what is known besides it. */
    CustomerAddress complete(String instance, CustomerAddress address) {
        CustomerAddress complete = address;
        for (Jid jid : address.all()) {
            CustomerAddress remembered = known.getIfPresent(new Key(instance, jid));
            complete = remembered == null ? complete : complete.and(remembered);
        }
        return complete;
    }

    /** Notes a customer with two addresses under both; a customer with one tells nothing new. */
    void remember(String instance, CustomerAddress address) {
        if (address.all().size() > 1) {
            address.all().forEach(jid -> known.put(new Key(instance, jid), address));
        }
    }

    private record Key(String instance, Jid jid) {}
}
