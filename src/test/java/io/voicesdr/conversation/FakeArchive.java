package io.voicesdr.conversation;

import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What Evolution keeps, over the messages of a test; counts what was asked. */
final class FakeArchive implements ChatArchive, Acquaintance {

    final AtomicInteger questions = new AtomicInteger();
    final AtomicInteger reads = new AtomicInteger();
    volatile boolean down;

    private final Supplier<List<Message>> stored;

    private final Function<CustomerAddress, List<Message>> chat;

    FakeArchive(Supplier<List<Message>> stored) {
        this(
                stored,
                address -> stored.get().stream()
                        .filter(message -> address.includes(message.remoteJid()))
                        .toList());
    }

    /** @param chat finds one customer's messages without looking through all */
    FakeArchive(Supplier<List<Message>> stored, Function<CustomerAddress, List<Message>> chat) {
        this.stored = stored;
        this.chat = chat;
    }

    @Override
    public Glimpse glimpse(Tenant tenant, Instant from, Instant to) {
        List<Message> all = between(from, to);
        return new Glimpse(all.size(), all.isEmpty() ? "" : all.getLast().rowId());
    }

    @Override
    public void read(Tenant tenant, Instant from, Instant to, Consumer<List<Message>> pages) {
        reads.incrementAndGet();
        pages.accept(between(from, to));
    }

    @Override
    public CustomerAddress read(
            Tenant tenant, CustomerAddress address, Instant from, Instant to, Consumer<List<Message>> pages) {
        reads.incrementAndGet();
        pages.accept(between(chat.apply(address), from, to));
        return address;
    }

    @Override
    public boolean wroteBefore(Tenant tenant, CustomerAddress address, Instant moment) {
        questions.incrementAndGet();
        return !between(chat.apply(address), Instant.EPOCH, moment).isEmpty();
    }

    private List<Message> between(Instant from, Instant to) {
        return between(stored.get(), from, to);
    }

    private List<Message> between(List<Message> messages, Instant from, Instant to) {
        if (down) {
            throw new UpstreamException("EVOLUTION_DOWN", "down", null);
        }
        return messages.stream()
                .filter(message ->
                        !message.sentAt().isBefore(from) && message.sentAt().isBefore(to))
                .toList();
    }
}
