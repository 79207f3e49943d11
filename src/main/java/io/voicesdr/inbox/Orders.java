package io.voicesdr.inbox;

import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;
import java.util.Optional;

/**
 * What people tell about a conversation by pressing a button. It is written where every replica and every person reads it,
 * the team chat (DESIGN §6). Without a team chat there are no buttons. Thread-safe.
 */
public interface Orders {

    /** What can be told. */
    enum Order {
        /** A person has the conversation: the bot is silent. */
        TAKE,
        /** The bot goes on at once. */
        GIVE_BACK,
        CONTACTED,
        WON,
        LOST;

        /** As forms and texts write it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What has been told.
     *
     * @param silentUntil until when the bot is silent because of it; empty when it is not
     * @param lead a word of {@code lead.*}; empty when nobody has called the customer a lead
     */
    record Standing(Optional<Instant> silentUntil, String lead) {
        public static final Standing NONE = new Standing(Optional.empty(), "");
    }

    Standing standing(Tenant tenant, CustomerAddress customer);

    /**
     * Writes it down. Goes over the network.
     *
     * @throws io.voicesdr.conversation.UpstreamException when it could not be written
     */
    void give(Tenant tenant, CustomerAddress customer, Order order);
}
