package io.voicesdr.conversation;

import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import java.util.Optional;

/** Where the web hands in what it heard. Implemented by {@code TurnQueue}. Returns at once. Thread-safe. */
public interface Inbox {

    /**
     * Look at this chat.
     *
     * @param heard the message an authenticated webhook carried; empty when the webhook is only a hint
     * @return whether there was room; when not, the sweep will find the chat
     */
    boolean look(Tenant tenant, CustomerAddress address, Optional<Message> heard);

    /**
     * Look at this chat, unless somebody is at work on it or waits for something there: nothing new has happened.
     *
     * @return whether it was woken
     */
    boolean remind(Tenant tenant, CustomerAddress address);
}
