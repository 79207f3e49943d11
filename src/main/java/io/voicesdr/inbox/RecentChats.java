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
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The same where more has come than the newest page brought: a history that is being filled in from its past. */
    private static final Duration BELIEVED_IN_DOUBT = Duration.ofSeconds(30);

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

    /**
     * @param cut whether older messages of the time exist that were not read: there are too many
     * @param fresh what the last reading that found a change brought, of all chats
     * @param flows where the sessions stand in the flow
     */
    record Chats(List<ChatWindow> windows, boolean cut, Collection<Message> fresh, FlowMemo flows) {}

    private record Known(
            String configHash,
            Glimpse glimpse,
            Instant readAllAt,
            Set<Message> messages,
            Map<Set<Message>, ChatWindow> windows,
            Chats chats) {

        /** Whether Evolution has got more since {@code before} than was read: older messages, or such as nobody can use. */
        boolean lacks(@Nullable Known before) {
            return before != null
                    && readAllAt.equals(before.readAllAt())
                    && glimpse.messages() - before.glimpse().messages()
                            > messages.size() - before.messages().size();
        }
    }

    /** @throws io.voicesdr.conversation.UpstreamException when they can't be read */
    Chats of(Tenant tenant) {
        synchronized (locks.computeIfAbsent(tenant.instance(), name -> new Object())) {
            Instant now = clock.instant();
            // by whole hours, or what grows too old would look like something removed at every message
            Instant from = now.minus(config.lookBack()).truncatedTo(ChronoUnit.HOURS);
            Known known = remembered(tenant);
            Glimpse glimpse = archive.glimpse(tenant, from, now.plus(ChatFinder.CLOCK_SKEW));
            boolean isFresh = known != null && known.readAllAt().plus(BELIEVED).isAfter(now);
            if (known != null && isFresh && known.glimpse().equals(glimpse)) {
                return known.chats();
            }
            Known present = isFresh && known != null && known.glimpse().messages() <= glimpse.messages()
                    ? readOn(tenant, known, glimpse, from, now)
                    : readAll(tenant, known, glimpse, from, now);
            if (present.lacks(known)
                    && present.readAllAt().plus(BELIEVED_IN_DOUBT).isBefore(now)) {
                present = readAll(tenant, known, glimpse, from, now);
            }
            remember(tenant, present);
            return present.chats();
        }
    }

    private Known readAll(Tenant tenant, @Nullable Known known, Glimpse glimpse, Instant from, Instant now) {
        Set<Message> messages = read(tenant, from, now);
        return replayed(tenant, known, glimpse, now, messages, messages, from);
    }

    private Known readOn(Tenant tenant, Known known, Glimpse glimpse, Instant from, Instant now) {
        Instant newest = known.messages().stream()
                .map(Message::sentAt)
                .max(Instant::compareTo)
                .orElse(from);
        Set<Message> messages = new HashSet<>(known.messages());
        Set<Message> fresh = read(tenant, newest.minus(OVERLAP), now);
        messages.addAll(fresh);
        return replayed(tenant, known, glimpse, known.readAllAt(), messages, fresh, from);
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
            Set<Message> fresh,
            Instant from) {
        boolean cut = glimpse.messages() > config.maxMessages();
        Instant knownFrom = cut
                ? messages.stream().map(Message::sentAt).min(Instant::compareTo).orElse(from)
                : from;
        Optional<Known> still =
                Optional.ofNullable(known).filter(one -> one.configHash().equals(tenant.configHash()));
        Map<Set<Message>, ChatWindow> before = still.map(Known::windows).orElse(Map.of());
        FlowMemo flows = still.map(one -> one.chats().flows()).orElseGet(FlowMemo::new);
        Map<Set<Message>, ChatWindow> windows = new HashMap<>();
        ByCustomer.group(messages).forEach((address, own) -> replay(tenant, address, own, knownFrom, before, windows));
        List<ChatWindow> ordered =
                windows.values().stream().sorted(LATEST_FIRST).toList();
        return new Known(
                tenant.configHash(),
                glimpse,
                readAllAt,
                messages,
                windows,
                new Chats(ordered, cut, fresh, flows.of(ordered)));
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
