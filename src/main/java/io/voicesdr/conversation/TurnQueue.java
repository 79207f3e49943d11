package io.voicesdr.conversation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One virtual thread a chat, one turn at a time in each. News of a chat that is already being worked on are
 * collapsed into one more look. Holds nothing that the history does not hold: a lane lost is found again by the sweep.
 * Thread-safe.
 */
@ApplicationScoped
public class TurnQueue implements Inbox {

    private static final Logger LOG = Logger.getLogger(TurnQueue.class);

    private final TurnService turns;
    private final Tenants tenants;
    private final Hearsay hearsay;
    private final Identities identities;
    private final TurnConfig config;
    private final InstantSource clock;
    private final Semaphore permits;
    private final Map<ChatRef, Lane> lanes = new ConcurrentHashMap<>();
    private volatile boolean draining;

    TurnQueue(
            TurnService turns,
            Tenants tenants,
            Hearsay hearsay,
            Identities identities,
            TurnConfig config,
            InstantSource clock,
            MeterRegistry metrics) {
        this.turns = turns;
        this.tenants = tenants;
        this.hearsay = hearsay;
        this.identities = identities;
        this.config = config;
        this.clock = clock;
        this.permits = new Semaphore(config.maxConcurrent());
        metrics.gaugeMapSize("voicesdr.queue.chats", io.micrometer.core.instrument.Tags.empty(), lanes);
        metrics.gauge(
                "voicesdr.queue.turns.running", permits, free -> config.maxConcurrent() - free.availablePermits());
    }

    @Override
    public boolean look(Tenant tenant, CustomerAddress address, Optional<Message> heard) {
        identities.remember(tenant.instance(), address);
        CustomerAddress known = identities.complete(tenant.instance(), address);
        ChatRef chat = new ChatRef(tenant.instance(), known.canonical());
        heard.ifPresent(message -> hearsay.add(chat, message));
        if (heard.filter(message -> !asksForTurn(message)).isPresent()) {
            return true;
        }
        return wake(chat, known);
    }

    @Override
    public boolean remind(Tenant tenant, CustomerAddress address) {
        CustomerAddress known = identities.complete(tenant.instance(), address);
        ChatRef chat = new ChatRef(tenant.instance(), known.canonical());
        return !lanes.containsKey(chat) && wake(chat, known);
    }

    /** How many chats are being worked on or waiting. */
    public int size() {
        return lanes.size();
    }

    private static boolean asksForTurn(Message message) {
        return !message.fromMe();
    }

    private boolean wake(ChatRef chat, CustomerAddress address) {
        if (draining) {
            return false;
        }
        Lane lane = lanes.compute(chat, (key, present) -> noticed(key, present, address));
        return lane != null;
    }

    private @Nullable Lane noticed(ChatRef chat, @Nullable Lane present, CustomerAddress address) {
        if (present != null) {
            present.bringNews(address);
            return present;
        }
        if (lanes.size() >= config.maxChats()) {
            return null;
        }
        Lane lane = new Lane(chat, address, clock);
        Thread.ofVirtual().name("chat " + chat.masked()).start(() -> run(lane));
        return lane;
    }

    private void run(Lane lane) {
        boolean closed = false;
        try {
            while (!closed) {
                long known = lane.news();
                closed = switch (takeTurn(lane)) {
                    case Next.LookAgain again -> waited(lane, again, known);
                    case Next.Rest rest -> closeUnlessNews(lane, known);
                    case Next.Move move -> moved(lane, move);
                };
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lanes.remove(lane.chat(), lane);
        }
    }

    private static boolean waited(Lane lane, Next.LookAgain again, long known) throws InterruptedException {
        lane.await(again.at(), known);
        return lane.isClosing();
    }

    private boolean moved(Lane lane, Next.Move move) {
        lanes.remove(lane.chat(), lane);
        CustomerAddress address = move.address();
        identities.remember(lane.chat().instance(), address);
        wake(new ChatRef(lane.chat().instance(), address.canonical()), address);
        return true;
    }

    private Next takeTurn(Lane lane) throws InterruptedException {
        permits.acquire();
        try {
            Optional<Tenant> tenant = tenants.find(lane.chat().instance());
            if (tenant.isEmpty() || lane.isClosing()) {
                return new Next.Rest();
            }
            return turns.take(tenant.get(), lane);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(
                    e,
                    "TURN_CRASHED chat=%s: this is a defect, please report it with the trace; the sweep will look again",
                    lane.chat().masked());
            return new Next.Rest();
        } finally {
            permits.release();
        }
    }

    private boolean closeUnlessNews(Lane lane, long known) {
        // Inside compute, so that news either finds the lane before it goes or starts a new one.
        return lanes.compute(lane.chat(), (chat, present) -> lane.news() == known ? null : present) == null;
    }

    /** Lets turns that are already sending finish; what was only looked at is owed and found at the next start. */
    void drain(@Observes ShutdownEvent shutdown) {
        draining = true;
        lanes.values().forEach(Lane::close);
        Instant deadline = clock.instant().plus(config.drain());
        try {
            while (!lanes.isEmpty() && clock.instant().isBefore(deadline)) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!lanes.isEmpty()) {
            LOG.warnf(
                    "DRAIN_INCOMPLETE chats=%d were still at work after %s; raise sdr.turn.drain if this repeats",
                    lanes.size(), config.drain());
        }
    }
}
