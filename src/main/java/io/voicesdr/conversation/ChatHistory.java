package io.voicesdr.conversation;

import io.voicesdr.core.history.History;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where the messages are. Implemented by the Evolution edge; every method goes over the network. Thread-safe. */
public interface ChatHistory {

    /**
     * The chat of one customer under all of the customer's addresses: the newest page of each, as far back as several of the
     * tenant's sessions, and no farther than its retention. Records of other chats or instances never come through.
     *
     * @return the history, and every address that it revealed
     * @throws UpstreamException when it can't be read
     */
    Pulled pull(Tenant tenant, CustomerAddress address);

    /**
     * The chat again, of which {@code known} is known: reads only what was written, edited or deleted at or after {@code
     * since}, and costs no more requests than {@link #pull}.
     *
     * @return {@code known}, the same object, when there is nothing new
     * @throws UpstreamException when it can't be read
     */
    Pulled renew(Tenant tenant, CustomerAddress address, History known, Instant since);

    /**
     * What was written in any chat of the tenant within {@code lookBack} before now, newest first, in as many pages as the
     * operator allows.
     *
     * @throws UpstreamException when it can't be read
     */
    List<Message> recent(Tenant tenant, Duration lookBack);

    /**
     * What a pull found.
     *
     * @param address the customer's addresses, the asked ones and those the history revealed
     * @param requests how many requests it took, for the turn's account
     */
    record Pulled(History history, CustomerAddress address, int requests) {}
}
