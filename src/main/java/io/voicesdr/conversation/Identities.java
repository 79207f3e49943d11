package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;

/**
 * Which addresses are one customer, as far as messages have told, so that a LID and a phone number end in one lane. A memo
 * of facts that never change: bounded, and what is forgotten is told again by the next pull. Thread-safe.
 */
final class Identities {

    private static final int CUSTOMERS = 50_000;

    private final Cache<ChatRef, CustomerAddress> known =
            Caffeine.newBuilder().maximumSize(CUSTOMERS).build();

    /** {@code address} with all that is known of the customer besides. */
    CustomerAddress complete(String instance, CustomerAddress address) {
        CustomerAddress complete = address;
        for (Jid jid : address.all()) {
            CustomerAddress more = known.getIfPresent(new ChatRef(instance, jid));
            complete = more == null ? complete : complete.and(more);
        }
        remember(instance, complete);
        return complete;
    }

    private void remember(String instance, CustomerAddress address) {
        if (address.all().size() > 1) {
            address.all().forEach(jid -> known.put(new ChatRef(instance, jid), address));
        }
    }
}
