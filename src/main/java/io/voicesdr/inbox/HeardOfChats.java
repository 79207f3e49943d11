package io.voicesdr.inbox;

import io.voicesdr.conversation.Inbox;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import java.util.Optional;

/** Stands before the queue of turns: what wakes a chat there is news for open pages too. Thread-safe. */
@Decorator
@Priority(10)
class HeardOfChats implements Inbox {
    private final Inbox queue;
    private final LiveChats live;

    @Inject
    HeardOfChats(@Delegate Inbox queue, LiveChats live) {
        this.queue = queue;
        this.live = live;
    }

    @Override
    public boolean look(Tenant tenant, CustomerAddress address, Optional<Message> heard) {
        boolean taken = queue.look(tenant, address, heard);
        live.changed(new ChatRef(tenant.instance(), address.canonical()));
        return taken;
    }

    @Override
    public boolean remind(Tenant tenant, CustomerAddress address) {
        boolean woken = queue.remind(tenant, address);
        live.changed(new ChatRef(tenant.instance(), address.canonical()));
        return woken;
    }
}
