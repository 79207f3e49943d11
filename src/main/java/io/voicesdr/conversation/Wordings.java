package io.voicesdr.conversation;

import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;

/** Fills in the tenant's own texts. Implemented by the tenant files. Thread-safe. */
public interface Wordings {

    /** {@code template} with {@code customer.name}, {@code now} and {@code tenant.name} of {@code state}. */
    String fill(Tenant tenant, ConversationState state, String template);
}
