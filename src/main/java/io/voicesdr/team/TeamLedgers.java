package io.voicesdr.team;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.conversation.Accounts;
import io.voicesdr.conversation.ChatArchive;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.conversation.UpstreamException;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.team.TeamChat;
import io.voicesdr.core.team.TeamFold;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Each tenant's team chat as last read, a memo (law 6). It grows by what webhooks, our own sends and the sweep bring; it is
 * read whole at the first asking and some times a day, and from where it ends when somebody must be sure. Thread-safe.
 */
@ApplicationScoped
public class TeamLedgers {
    static final String CHAT_UNKNOWN = "TEAM_CHAT_UNKNOWN";

    private static final int MAX_TENANTS = 10_000;

    /** Read whole again after this: what fell out of the window goes, what was missed comes. */
    private static final Duration WHOLE = Duration.ofHours(6);

    /** Messages may be stored late, and two clocks stamp them. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private final ChatArchive archive;
    private final Accounts accounts;
    private final Tenants tenants;
    private final TeamTroubles troubles;
    private final TeamConfig config;
    private final InstantSource clock;
    private final Cache<String, Memo> memos =
            Caffeine.newBuilder().maximumSize(MAX_TENANTS).build();
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    public TeamLedgers(
            ChatArchive archive,
            Accounts accounts,
            Tenants tenants,
            TeamTroubles troubles,
            TeamConfig config,
            InstantSource clock) {
        this.archive = archive;
        this.accounts = accounts;
        this.tenants = tenants;
        this.troubles = troubles;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param chat whose messages these are; empty: reading failed, {@code newsAt} tells when it was tried
     * @param wholeAt when all of the window was last read
     * @param readAt up to when it was read from Evolution
     * @param newsAt when anything was last known to be up to date
     */
    private record Memo(Optional<Jid> chat, TeamChat messages, Instant wholeAt, Instant readAt, Instant newsAt) {
        Ledger ledger() {
            return messages.ledger();
        }

        Memo touched(Instant now) {
            return new Memo(chat, messages, wholeAt, readAt, now);
        }

        Memo with(Collection<Message> more, Instant now) {
            return chat.isEmpty() ? touched(now) : new Memo(chat, messages.and(more), wholeAt, readAt, now);
        }

        /** What was heard while the chat was being read may not be in the reading. */
        List<Message> since(Instant moment) {
            return messages.copies()
                    .filter(message -> message.sentAt().isAfter(moment))
                    .toList();
        }
    }

    /** The team chat of {@code tenant}, as far as known without asking anybody. */
    Optional<Jid> chat(Tenant tenant) {
        return tenant.team().group().or(() -> accounts.known(tenant));
    }

    /** What is known; reads only if nothing is, and not again within {@link TeamConfig#refreshAfter()} of a failure. */
    Ledger known(Tenant tenant) {
        Memo memo = memos.getIfPresent(tenant.instance());
        if (memo != null) {
            return memo.ledger();
        }
        return inTurn(tenant, () -> {
            Memo meanwhile = memos.getIfPresent(tenant.instance());
            if (meanwhile != null) {
                return meanwhile.ledger();
            }
            try {
                return read(tenant);
            } catch (UpstreamException e) {
                Instant now = clock.instant();
                memos.put(tenant.instance(), new Memo(Optional.empty(), empty(tenant), now, now, now));
                return Ledger.EMPTY;
            }
        });
    }

    /** Whether somebody should read again, for nothing has brought news for some time: true for one asker only. */
    boolean wantsReading(Tenant tenant) {
        Memo memo = memos.getIfPresent(tenant.instance());
        Instant now = clock.instant();
        return memo != null
                && memo.newsAt().plus(config.refreshAfter()).isBefore(now)
                && memos.asMap().replace(tenant.instance(), memo, memo.touched(now));
    }

    /**
     * What the team chat says now.
     *
     * @throws UpstreamException when it can't be read, or is not known
     */
    Ledger fresh(Tenant tenant) {
        return inTurn(tenant, () -> read(tenant));
    }

    /** Adds what is known to stand there. Never waits for the network. */
    Ledger add(Tenant tenant, Collection<Message> messages) {
        Memo memo = memos.asMap()
                .computeIfPresent(tenant.instance(), (instance, known) -> known.with(messages, clock.instant()));
        return memo == null ? Ledger.EMPTY : memo.ledger(); // whoever reads it first finds them there
    }

    /** The ledger as it stood at {@code to}, with all that it takes to know what happened from {@code from} on. */
    Ledger between(Tenant tenant, Instant from, Instant to) {
        List<Message> messages = new ArrayList<>();
        archive.read(tenant, CustomerAddress.of(findChat(tenant)), from.minus(config.window()), to, messages::addAll);
        return TeamFold.of(messages, tenants.signatures(tenant));
    }

    /** @throws UpstreamException {@code TEAM_CHAT_UNKNOWN} when there is none */
    Jid findChat(Tenant tenant) {
        Optional<Jid> chat = tenant.team().group();
        if (chat.isEmpty()) {
            chat = accounts.ask(tenant);
        }
        return chat.orElseThrow(() -> new UpstreamException(
                CHAT_UNKNOWN,
                "no team.group in tenant.yaml, and Evolution does not know the account's own number",
                null));
    }

    /** One after the other for each tenant, so that one thread sees what the other has sent. */
    <T> T inTurn(Tenant tenant, java.util.function.Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(tenant.instance(), any -> new ReentrantLock(true));
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private Ledger read(Tenant tenant) {
        try {
            Ledger ledger = readOrFail(tenant);
            troubles.ended(tenant.instance());
            return ledger;
        } catch (UpstreamException e) {
            boolean unknown = e.code().equals(CHAT_UNKNOWN);
            troubles.found(
                    tenant.instance(),
                    unknown ? e.code() : "TEAM_UNREACHABLE",
                    unknown
                            ? "Set team.group in tenant.yaml, or pair a phone."
                            : "See the code; cards are sent when the team chat can be read again.",
                    unknown ? "" + e.getMessage() : e.code() + " " + e.getMessage());
            throw e;
        }
    }

    private Ledger readOrFail(Tenant tenant) {
        Instant now = clock.instant();
        Jid chat = findChat(tenant);
        Optional<Memo> memo = Optional.ofNullable(memos.getIfPresent(tenant.instance()))
                .filter(known -> known.chat().equals(Optional.of(chat)))
                .filter(known -> !known.wholeAt().plus(WHOLE).isBefore(now));
        boolean whole = memo.isEmpty();
        Instant from = memo.map(known -> known.readAt().minus(OVERLAP)).orElseGet(() -> now.minus(config.window()));
        Instant wholeAt = memo.map(Memo::wholeAt).orElse(now);
        List<Message> found = new ArrayList<>();
        archive.read(tenant, CustomerAddress.of(chat), from, now.plus(CLOCK_SKEW), found::addAll);
        // what takes long is done before the memo is held
        TeamChat reading = whole ? empty(tenant).and(found) : empty(tenant);
        Memo read = memos.asMap().compute(tenant.instance(), (instance, known) -> {
            Optional<Memo> same =
                    Optional.ofNullable(known).filter(any -> any.chat().equals(Optional.of(chat)));
            TeamChat messages = whole
                    ? reading.and(same.map(one -> one.since(now.minus(OVERLAP))).orElse(List.of()))
                    : same.map(Memo::messages).orElse(reading).and(found);
            return new Memo(Optional.of(chat), messages, wholeAt, now, clock.instant());
        });
        return read.ledger();
    }

    private TeamChat empty(Tenant tenant) {
        return TeamChat.under(tenants.signatures(tenant));
    }
}
