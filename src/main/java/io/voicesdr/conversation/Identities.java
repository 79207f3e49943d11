package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Which addresses are one customer, as far as messages have told: so that a LID and a phone number end in one lane, and
 * the next pull asks under both at once although no webhook of 2.3.7 names the LID (evolution/CONTRACT.md §1). A memo of
 * facts that never change: bounded, and what is forgotten is told again by the next pull. Thread-safe.
 */
@ApplicationScoped
public class Identities {

    private static final int CUSTOMERS = 50_000;

    private final Cache<ChatRef, CustomerAddress> known = Caffeine.newBuilder()
            .executor(Tidying.AT_ONCE)
            .maximumSize(CUSTOMERS)
            .build();

    /** {@code address} with all that is known of the customer besides. */
    public CustomerAddress complete(String instance, CustomerAddress address) {
        CustomerAddress complete = address;
        for (Jid jid : address.all()) {
            CustomerAddress more = known.getIfPresent(new ChatRef(instance, jid));
            complete = more == null ? complete : complete.and(more);
        }
        return complete;
    }

    /** Notes a customer with two addresses under both; one with a single address tells nothing new. */
    public void remember(String instance, CustomerAddress address) {
        if (address.all().size() > 1) {
            address.all().forEach(jid -> known.put(new ChatRef(instance, jid), address));
        }
    }
}
