package io.voicesdr.core.decision;

import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;

/** {@code decision = decide(tenant, state)} (DESIGN §1). Pure. */
public final class Policy {

    private Policy() {}

    /**
     * What {@code state} asks for.
     *
     * @param seenAt when, by our own clock, the newest message was first heard of; replays of the past pass the message's
     *     own time. The burst window runs from here, so a customer's wrong clock can't stretch it.
     */
    public static Decision decide(Tenant tenant, ConversationState state, Instant seenAt) {
        throw new UnsupportedOperationException();
    }
}
