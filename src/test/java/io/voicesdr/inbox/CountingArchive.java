package io.voicesdr.inbox;

import io.voicesdr.conversation.ChatArchive;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Answers like Evolution, newest first, a page at a time, and counts. */
final class CountingArchive implements ChatArchive {
    static final int PAGE = 1_000;

    final List<Message> rows = new ArrayList<>();
    int requests;

    @Override
    public Glimpse glimpse(Tenant tenant, Instant from, Instant to) {
        requests++;
        List<Message> stretch = stretch(from, to);
        return new Glimpse(
                stretch.size(), stretch.isEmpty() ? "" : stretch.getFirst().rowId());
    }

    @Override
    public void read(Tenant tenant, Instant from, Instant to, Consumer<List<Message>> pages) {
        List<Message> stretch = stretch(from, to);
        for (int begin = 0; begin == 0 || begin < stretch.size(); begin += PAGE) {
            requests++;
            pages.accept(stretch.subList(begin, Math.min(stretch.size(), begin + PAGE)));
        }
    }

    @Override
    public CustomerAddress read(
            Tenant tenant, CustomerAddress address, Instant from, Instant to, Consumer<List<Message>> pages) {
        requests++;
        pages.accept(stretch(from, to).stream()
                .filter(message -> address.includes(message.remoteJid()))
                .toList());
        return address;
    }

    private List<Message> stretch(Instant from, Instant to) {
        return rows.stream()
                .filter(message ->
                        !message.sentAt().isBefore(from) && message.sentAt().isBefore(to))
                .sorted(Comparator.comparing(Message::sentAt).reversed())
                .toList();
    }
}
