package io.voicesdr.api;

import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.history.ByCustomer;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.Period;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Every chat of a stretch of one tenant's history, replayed. Immutable.
 *
 * @param knownFrom since when everything was read
 * @param messages how many it was made of
 */
record ChatWindows(Tenant tenant, SignatureCodec signatures, Instant knownFrom, int messages, List<ChatWindow> chats) {

    /** @param stretch from which {@code messages} are, all of them */
    static ChatWindows of(Tenant tenant, Tenants tenants, Period stretch, Collection<Message> messages) {
        SignatureCodec signatures = tenants.signatures(tenant);
        List<ChatWindow> chats = ByCustomer.group(messages).entrySet().stream()
                .flatMap(chat -> ChatWindow.of(
                        ref(tenant, chat.getKey()),
                        tenant.conversation(),
                        signatures,
                        chat.getValue(),
                        stretch.from(),
                        stretch.to())
                        .stream())
                .toList();
        return new ChatWindows(tenant, signatures, stretch.from(), messages.size(), chats);
    }

    static ChatRef ref(Tenant tenant, CustomerAddress address) {
        return new ChatRef(tenant.instance(), address.canonical());
    }

    /** The chats as they stood at the end of {@code period}, those in which somebody spoke in it. */
    List<ChatWindow> in(Period period) {
        return chats.stream()
                .flatMap(chat -> asOf(chat, period.to()).stream())
                .filter(chat -> !chat.lastMessageAt().isBefore(period.from()))
                .toList();
    }

    private Optional<ChatWindow> asOf(ChatWindow chat, Instant moment) {
        return chat.asOf(moment, tenant.conversation(), signatures, knownFrom);
    }
}
