package io.voicesdr.conversation;

import io.voicesdr.core.tenant.Tenant;

/** What may be asked of the model although no customer waits for it. Thread-safe. */
public interface Allowance {

    /**
     * Whether the day's limit leaves room for it. Goes over the network where the day was not added up for an hour; while that
     * fails, or nothing is known yet, there is no room.
     */
    boolean leavesRoom(Tenant tenant);

    /** The model was asked for something that is not sent to anybody, and so stands in no mark. */
    void spentAside(Tenant tenant, long tokens);
}
