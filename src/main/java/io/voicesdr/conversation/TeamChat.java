package io.voicesdr.conversation;

import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.tenant.Tenant;

/** The chat in which the company's people read along. Nothing here fails a customer's turn. Thread-safe. */
public interface TeamChat {

    /**
     * Writes a notice, once a topic, for example {@code daily report 2026-11-21}. Goes over the network; a failure is logged
     * with its code.
     *
     * @return whether it stands there now, by this call or an earlier one
     */
    boolean notice(Tenant tenant, String topic, String text);

    /** Whether people have said that the customer has bought, or will not: nobody is followed up then. */
    boolean isClosed(Tenant tenant, CustomerAddress address);
}
