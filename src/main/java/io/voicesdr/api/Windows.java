package io.voicesdr.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.conversation.ChatArchive;
import io.voicesdr.conversation.ChatArchive.Glimpse;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads stretches of history for views and remembers the last ones. A stretch is whole hours and includes what lies before
 * the period, so that the beginnings of its sessions are known. What is remembered is used only as long as the newest
 * message, their number and the tenant's configuration are the same (law 6). Thread-safe.
 */
@ApplicationScoped
class Windows {
    private static final int SESSIONS_BEFORE = 3;
    private static final Duration MOST_BEFORE = Duration.ofDays(7);

    private final ChatArchive archive;
    private final Tenants tenants;
    private final Forgettings forgettings;
    private final ApiConfig config;
    private final Semaphore reads;
    private final Cache<Key, ChatWindows> memo;

    Windows(ChatArchive archive, Tenants tenants, Forgettings forgettings, ApiConfig config) {
        this.archive = archive;
        this.tenants = tenants;
        this.forgettings = forgettings;
        this.config = config;
        this.reads = new Semaphore(config.maxReads(), true);
        this.memo = Caffeine.newBuilder()
                .maximumWeight(config.maxMessages())
                .<Key, ChatWindows>weigher((key, window) -> Math.max(1, window.messages()))
                .expireAfterWrite(config.remember())
                .build();
    }

    private record Key(String instance, Period stretch, Glimpse glimpse, String configHash) {}

    /**
     * The chats in which somebody spoke in {@code period}, as they stood at its end.
     *
     * @throws ProblemException when it would take too much memory, or too long to wait for others
     */
    List<ChatWindow> chats(Tenant tenant, Period period) {
        Period stretch = stretch(tenant, period);
        Glimpse glimpse = archive.glimpse(tenant, stretch.from(), stretch.to());
        if (glimpse.messages() > config.maxMessages()) {
            throw new ProblemException(Problem.periodTooLarge(glimpse.messages(), config.maxMessages()));
        }
        Key key = new Key(tenant.instance(), stretch, glimpse, tenant.configHash());
        return known(key)
                .orElseGet(() -> inTurn(() -> known(key).orElseGet(() -> read(tenant, key))))
                .in(period)
                .stream()
                .filter(chat -> !isForgotten(tenant, chat, period))
                .toList();
    }

    /**
     * One customer's chat, as it stood at the end of {@code period}.
     *
     * @param candidates the addresses it may have, the likeliest first
     * @return empty when none of them has a message in the period
     */
    Optional<ChatWindow> chat(Tenant tenant, List<Jid> candidates, Period period) {
        Period stretch = stretch(tenant, period);
        return inTurn(() -> candidates.stream()
                .flatMap(jid -> chat(tenant, jid, stretch, period))
                .findFirst());
    }

    private Stream<ChatWindow> chat(Tenant tenant, Jid jid, Period stretch, Period period) {
        Reading reading = new Reading(config.maxMessages());
        CustomerAddress address =
                archive.read(tenant, CustomerAddress.of(jid), stretch.from(), period.to(), reading::take);
        return ChatWindow.of(
                ChatWindows.ref(tenant, address),
                tenant.conversation(),
                tenants.signatures(tenant),
                reading.messages(),
                stretch.from(),
                period.to())
                .filter(chat -> !chat.lastMessageAt().isBefore(period.from()))
                .filter(chat -> !isForgotten(tenant, chat, period))
                .stream();
    }

    /** Later than the view's moment, of which the messages read for it can't tell. */
    private boolean isForgotten(Tenant tenant, ChatWindow chat, Period period) {
        return forgettings.isForgottenSince(tenant, chat.state().address(), period.to());
    }

    private Optional<ChatWindows> known(Key key) {
        return Optional.ofNullable(memo.getIfPresent(key));
    }

    private ChatWindows read(Tenant tenant, Key key) {
        Reading reading = new Reading(config.maxMessages());
        archive.read(tenant, key.stretch().from(), key.stretch().to(), reading::take);
        ChatWindows windows = ChatWindows.of(tenant, tenants, key.stretch(), reading.messages());
        memo.put(key, windows);
        return windows;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!reads.tryAcquire(config.readPatience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(Problem.busy());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.busy());
        }
        try {
            return work.get();
        } finally {
            reads.release();
        }
    }

    private static Period stretch(Tenant tenant, Period period) {
        Duration ttl = tenant.conversation().sessionTtl();
        Duration before = longer(ttl, shorter(ttl.multipliedBy(SESSIONS_BEFORE), MOST_BEFORE));
        Instant from = period.from().minus(before).truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
        return new Period(from, period.to().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
