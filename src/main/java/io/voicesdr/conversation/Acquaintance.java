package io.voicesdr.conversation;

import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;

/** Whether a customer had written before what a turn reads. Implemented by the Evolution edge. Thread-safe. */
public interface Acquaintance {

    /**
     * Whether there is any message with that customer from before {@code moment}, under any of the addresses and within the
     * tenant's retention. One small request an address.
     *
     * @throws UpstreamException when it can't be read
     */
    boolean wroteBefore(Tenant tenant, CustomerAddress address, Instant moment);
}
