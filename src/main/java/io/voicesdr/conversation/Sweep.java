package io.voicesdr.conversation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.decision.Patience;
import io.voicesdr.core.decision.Policy;
import io.voicesdr.core.history.ByCustomer;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Finds what is owed and woke nobody: webhooks lost while the process was down, turns given up, pauses that ended. Runs at
 * start and every minute; the history is the queue (law 3). Thread-safe.
 */
@ApplicationScoped
public class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private final Tenants tenants;
    private final ChatHistory histories;
    private final Inbox inbox;
    private final DayBudget budget;
    private final Team team;
    private final TurnConfig config;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final Shard shard;
    private final LeftLying leftLying = new LeftLying();
    private final CutAnswers cutAnswers = new CutAnswers();
    private final Map<String, AtomicInteger> owedChats = new ConcurrentHashMap<>();
    private final Interruption interruption = new Interruption();

    Sweep(
            Tenants tenants,
            ChatHistory histories,
            Inbox inbox,
            DayBudget budget,
            Team team,
            TurnConfig config,
            InstantSource clock,
            MeterRegistry metrics) {
        this.tenants = tenants;
        this.histories = histories;
        this.inbox = inbox;
        this.budget = budget;
        this.team = team;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.shard = Shard.of(config);
    }

    /** The first run is at start: it answers what came while the process was down, without holding the start up. */
    @Scheduled(every = "${sdr.turn.sweep-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void everyMinute() {
        interruption.run(this::sweep);
    }

    /**
     * Ends a sweep that is under way. Left alone it would hold up the end of the process for a minute: what it waits for
     * comes back over parts of the process that are gone by then.
     */
    void stop(@Observes ShutdownEvent shutdown) {
        interruption.end();
    }

    /**
     * Looks over every tenant that falls to this replica, and seldom over those of the others: what they have left lying
     * for long is taken over. A dry run answers nothing, so it sweeps nothing: it would ask for the same answers again and
     * again. Not for two threads at a time.
     *
     * @return how many chats were woken
     */
    public int sweep() {
        if (config.dryRun()) {
            return 0;
        }
        boolean others = shard.isTimeForOthers(clock.instant());
        List<Tenant> mine = tenants.all().stream()
                .filter(tenant -> others || shard.owns(tenant.instance()))
                .toList();
        return EachTenant.sum(mine, "SWEEP", tenant -> interruption.isWanted() ? 0 : sweep(tenant));
    }

    private int sweep(Tenant tenant) {
        Duration lookBack = Patience.reach(tenant, clock.instant());
        try {
            List<Message> recent = histories.recent(tenant, lookBack);
            Map<CustomerAddress, ConversationState> chats = new LinkedHashMap<>();
            ByCustomer.group(recent)
                    .forEach((address, messages) ->
                            guarded(tenant, address, () -> chats.put(address, state(tenant, address, messages))));
            team.swept(tenant, recent, chats.values());
            List<CustomerAddress> owed = new ArrayList<>();
            chats.forEach((address, state) -> guarded(tenant, address, () -> {
                if (isOwed(tenant, address, state) && mayAnswer(tenant, state)) {
                    owed.add(address);
                }
            }));
            if (shard.owns(tenant.instance())) {
                owedGauge(tenant).set(owed.size());
                chats.forEach((address, state) -> guarded(tenant, address, () -> cutAnswers.look(state)));
            } else {
                leftLying.looked(tenant.instance(), chats.values());
            }
            return wake(tenant, owed);
        } catch (UpstreamException e) {
            leftLying.couldNotLook(tenant.instance());
            // One tenant's Evolution must not keep the others from being swept.
            LOG.warnf(
                    "%s instance=%s: not swept, next try in a minute. %s", e.code(), tenant.instance(), e.getMessage());
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** One chat that nobody foresaw must not keep all others from being found. */
    private static void guarded(Tenant tenant, CustomerAddress address, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(
                    e,
                    "SWEEP_CRASHED chat=%s: this is a defect, please report it with the trace; the other chats are swept",
                    new ChatRef(tenant.instance(), address.canonical()).masked());
        }
    }

    private ConversationState state(Tenant tenant, CustomerAddress address, List<Message> messages) {
        return Replay.replay(
                new ChatRef(tenant.instance(), address.canonical()),
                tenant.conversation(),
                tenants.signatures(tenant),
                History.of(messages, true),
                clock.instant());
    }

    private boolean isOwed(Tenant tenant, CustomerAddress address, ConversationState state) {
        Instant now = state.now();
        Duration grace = config.sweepGrace().plus(shard.patience(tenant.instance()));
        boolean settledDown = state.newestOwed()
                .filter(newest -> newest.at().isBefore(now.minus(grace)))
                .isPresent();
        return settledDown
                && !(budget.within(tenant, state, Policy.decide(tenant, state, now, team.standing(tenant, address)))
                        instanceof Decision.Silent);
    }

    private boolean mayAnswer(Tenant tenant, ConversationState state) {
        return shard.owns(tenant.instance()) || leftLying.wasOwed(tenant.instance(), state);
    }

    private int wake(Tenant tenant, List<CustomerAddress> owed) throws InterruptedException {
        int woken = 0;
        for (CustomerAddress address : owed) {
            if (inbox.remind(tenant, address)) {
                woken++;
            }
            Thread.sleep(config.sweepPace());
        }
        if (woken > 0) {
            LOG.infof(
                    "%s instance=%s owed=%d woken=%d",
                    shard.owns(tenant.instance()) ? "SWEEP" : "SWEEP_TAKEN_OVER",
                    tenant.instance(),
                    owed.size(),
                    woken);
        }
        return woken;
    }

    private AtomicInteger owedGauge(Tenant tenant) {
        return owedChats.computeIfAbsent(
                tenant.instance(),
                instance -> metrics.gauge("voicesdr.sweep.owed", Tags.of("instance", instance), new AtomicInteger()));
    }
}
