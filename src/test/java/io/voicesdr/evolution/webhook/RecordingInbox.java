package io.voicesdr.evolution.webhook;

import io.voicesdr.conversation.Inbox;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was asked to look at, and on what kind of thread. */
@Alternative
@Singleton
class RecordingInbox implements Inbox {
    final List<Look> looks = new CopyOnWriteArrayList<>();
    volatile boolean full;
    volatile boolean broken;

    record Look(String instance, CustomerAddress address, Optional<Message> heard, boolean onVirtualThread) {
        Message message() {
            return heard.orElseThrow();
        }
    }

    @Override
    public boolean look(Tenant tenant, CustomerAddress address, Optional<Message> heard) {
        if (broken) {
            throw new IllegalStateException("the inbox is broken");
        }
        looks.add(new Look(
                tenant.instance(), address, heard, Thread.currentThread().isVirtual()));
        return !full;
    }

    @Override
    public boolean remind(Tenant tenant, CustomerAddress address) {
        throw new UnsupportedOperationException("webhooks bring news");
    }

    void forget() {
        looks.clear();
        full = false;
        broken = false;
    }
}
