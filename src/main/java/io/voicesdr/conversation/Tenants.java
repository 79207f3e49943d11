package io.voicesdr.conversation;

import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import java.util.List;
import java.util.Optional;

/** The companies served here, always in their last good version. Implemented by the tenant files. Thread-safe. */
public interface Tenants {

    /** The tenant of that Evolution instance. */
    Optional<Tenant> find(String instance);

    /** Every tenant, by name. */
    List<Tenant> all();

    /** What writes and reads the tenant's marks. */
    SignatureCodec signatures(Tenant tenant);

    /** The tenant's system prompt rendered for {@code state}: {@code customer.name}, {@code now}, {@code tenant.name}. */
    String persona(Tenant tenant, ConversationState state);
}
