package io.voicesdr.conversation;

import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What Evolution keeps, over the messages of a test; counts what was asked. */
final class FakeArchive implements ChatArchive, Acquaintance {

    final AtomicInteger questions = new AtomicInteger();
    final AtomicInteger reads = new AtomicInteger();

    private final Supplier<List<Message>> stored;

    FakeArchive(Supplier<List<Message>> stored) {
        this.stored = stored;
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
        pages.accept(between(from, to).stream()
                .filter(message -> address.includes(message.remoteJid()))
                .toList());
        return address;
    }

    @Override
    public boolean wroteBefore(Tenant tenant, CustomerAddress address, Instant moment) {
        questions.incrementAndGet();
        return between(Instant.EPOCH, moment).stream().anyMatch(message -> address.includes(message.remoteJid()));
    }

    private List<Message> between(Instant from, Instant to) {
        return stored.get().stream()
                .filter(message ->
                        !message.sentAt().isBefore(from) && message.sentAt().isBefore(to))
                .toList();
    }
}
