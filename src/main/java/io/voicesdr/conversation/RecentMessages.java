package io.voicesdr.conversation;

import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every message of a tenant of late, read on from where the last reading ended and all anew once an hour (edits, deletions). A
 * memo: who acts on it reads the chat again. Thread-safe.
 */
final class RecentMessages {

    /** Some channels store after they notify, and hosts' clocks differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final Duration ANEW = Duration.ofHours(1);
    private static final Duration AHEAD = Duration.ofDays(1);

    private final ChatArchive archive;
    private final int max;
    private final Map<String, Memo> memos = new ConcurrentHashMap<>();

    RecentMessages(ChatArchive archive, int max) {
        this.archive = archive;
        this.max = max;
    }

    private record Memo(Set<Message> messages, Duration lookBack, Instant begunAt, Instant readTo) {}

    /**
     * What was written within {@code lookBack}.
     *
     * @throws UpstreamException when it can't be read; what is known stays
     */
    Collection<Message> of(Tenant tenant, Duration lookBack, Instant now) {
        Instant oldest = now.minus(lookBack);
        Memo before = Optional.ofNullable(memos.get(tenant.instance()))
                .filter(memo -> memo.lookBack().equals(lookBack)
                        && !memo.begunAt().plus(ANEW).isBefore(now))
                .orElseGet(() -> new Memo(Set.of(), lookBack, now, oldest.plus(OVERLAP)));
        Set<Message> messages = new HashSet<>(before.messages());
        archive.read(tenant, before.readTo().minus(OVERLAP), now.plus(AHEAD), page -> add(messages, page));
        messages.removeIf(message -> message.sentAt().isBefore(oldest));
        memos.put(tenant.instance(), new Memo(messages, lookBack, before.begunAt(), now));
        return List.copyOf(messages);
    }

    private void add(Set<Message> messages, List<Message> page) {
        messages.addAll(page);
        if (messages.size() > max) {
            messages.stream()
                    .sorted(Comparator.comparing(Message::sentAt))
                    .limit(messages.size() - max)
                    .toList()
                    .forEach(messages::remove);
        }
    }
}
