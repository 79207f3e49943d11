package io.voicesdr.inbox;

import io.voicesdr.conversation.ChatArchive;
import io.voicesdr.conversation.ChatArchive.Glimpse;
import io.voicesdr.core.history.ByCustomer;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of the last days of each company, the latest first. Looking again costs one small request, and where
 * something changed one page more: what was read before is kept, and everything is read anew every few minutes, for
 * deliveries and removed rows don't show otherwise. A memo (law 6), bounded by companies and messages. Thread-safe.
 */
@ApplicationScoped
class RecentChats {
    private static final Duration BELIEVED = Duration.ofMinutes(10);

    /** How far behind the newest message others may still be stored: retries, replicas, clocks. */
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private static final Comparator<ChatWindow> LATEST_FIRST = Comparator.comparing(ChatWindow::lastMessageAt)
            .thenComparing(window -> window.chat().jid())
            .reversed();

    private final ChatArchive archive;
    private final ChatFinder finder;
    private final InboxConfig config;
    private final InstantSource clock;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final Map<String, Known> memo = new LinkedHashMap<>();

    RecentChats(ChatArchive archive, ChatFinder finder, InboxConfig config, InstantSource clock) {
        this.archive = archive;
        this.finder = finder;
        this.config = config;
        this.clock = clock;
    }

    /** @param cut whether older messages of the time exist that were not read: there are too many */
    record Chats(List<ChatWindow> windows, boolean cut) {}

    private record Known(
            String configHash,
            Glimpse glimpse,
            Instant readAllAt,
            Set<Message> messages,
            Map<Set<Message>, ChatWindow> windows,
            Chats chats) {}

    /** @throws io.voicesdr.conversation.UpstreamException when they can't be read */
    Chats of(Tenant tenant) {
        synchronized (locks.computeIfAbsent(tenant.instance(), name -> new Object())) {
            Instant now = clock.instant();
            Instant from = now.minus(config.lookBack());
            Known known = remembered(tenant);
            Glimpse glimpse = archive.glimpse(tenant, from, now.plus(ChatFinder.CLOCK_SKEW));
            boolean isFresh = known != null && known.readAllAt().plus(BELIEVED).isAfter(now);
            if (known != null && isFresh && known.glimpse().equals(glimpse)) {
                return known.chats();
            }
            Known present = isFresh && known != null && known.glimpse().messages() <= glimpse.messages()
                    ? readOn(tenant, known, glimpse, from, now)
                    : readAll(tenant, known, glimpse, from, now);
            remember(tenant, present);
            return present.chats();
        }
    }

    private Known readAll(Tenant tenant, @Nullable Known known, Glimpse glimpse, Instant from, Instant now) {
        Set<Message> messages = read(tenant, from, now);
        return replayed(tenant, known, glimpse, now, messages, from);
    }

    private Known readOn(Tenant tenant, Known known, Glimpse glimpse, Instant from, Instant now) {
        Instant newest = known.messages().stream()
                .map(Message::sentAt)
                .max(Instant::compareTo)
                .orElse(from);
        Set<Message> messages = new HashSet<>(known.messages());
        messages.addAll(read(tenant, newest.minus(OVERLAP), now));
        return replayed(tenant, known, glimpse, known.readAllAt(), messages, from);
    }

    private Set<Message> read(Tenant tenant, Instant from, Instant now) {
        Set<Message> messages = new HashSet<>();
        try {
            archive.read(tenant, from, now.plus(ChatFinder.CLOCK_SKEW), page -> {
                messages.addAll(page);
                if (messages.size() >= config.maxMessages()) {
                    throw new ChatFinder.Enough();
                }
            });
        } catch (ChatFinder.Enough enough) {
            return messages;
        }
        return messages;
    }

    private Known replayed(
            Tenant tenant,
            @Nullable Known known,
            Glimpse glimpse,
            Instant readAllAt,
            Set<Message> messages,
            Instant from) {
        boolean cut = glimpse.messages() > config.maxMessages();
        Instant knownFrom = cut
                ? messages.stream().map(Message::sentAt).min(Instant::compareTo).orElse(from)
                : from;
        Map<Set<Message>, ChatWindow> before =
                known != null && known.configHash().equals(tenant.configHash()) ? known.windows() : Map.of();
        Map<Set<Message>, ChatWindow> windows = new HashMap<>();
        ByCustomer.group(messages).forEach((address, own) -> replay(tenant, address, own, knownFrom, before, windows));
        List<ChatWindow> ordered =
                windows.values().stream().sorted(LATEST_FIRST).toList();
        return new Known(tenant.configHash(), glimpse, readAllAt, messages, windows, new Chats(ordered, cut));
    }

    /** What nobody has written in since is as it was; the clock is asked when it is shown. */
    private void replay(
            Tenant tenant,
            CustomerAddress address,
            Collection<Message> messages,
            Instant knownFrom,
            Map<Set<Message>, ChatWindow> before,
            Map<Set<Message>, ChatWindow> windows) {
        Set<Message> key = messages.stream().collect(Collectors.toUnmodifiableSet());
        ChatWindow same = before.get(key);
        if (same != null) {
            windows.put(key, same);
        } else {
            finder.replay(tenant, address, key, knownFrom).ifPresent(window -> windows.put(key, window));
        }
    }

    private @Nullable Known remembered(Tenant tenant) {
        synchronized (memo) {
            return memo.get(tenant.instance());
        }
    }

    private void remember(Tenant tenant, Known known) {
        synchronized (memo) {
            memo.remove(tenant.instance());
            memo.put(tenant.instance(), known);
            if (memo.size() > config.remembered()) {
                memo.remove(memo.keySet().iterator().next());
            }
        }
    }
}
