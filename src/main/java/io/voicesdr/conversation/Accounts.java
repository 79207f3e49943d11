package io.voicesdr.conversation;

import io.voicesdr.core.message.Jid;
import io.voicesdr.core.tenant.Tenant;
import java.util.Optional;

/** Whose phone an instance is. Implemented by the Evolution edge. Thread-safe. */
public interface Accounts {

    /** The account's own number, as far as it is known without asking anybody. */
    Optional<Jid> known(Tenant tenant);

    /**
     * The account's own number; goes over the network unless it is known.
     *
     * @return empty when Evolution does not know it (yet): never paired, or a channel without one
     * @throws UpstreamException when Evolution can't be asked
     */
    Optional<Jid> ask(Tenant tenant);
}
