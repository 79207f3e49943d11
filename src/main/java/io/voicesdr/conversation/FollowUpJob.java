package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.conversation.FollowUps.Candidate;
import io.voicesdr.core.followup.Slots;
import io.voicesdr.core.followup.Verdict;
import io.voicesdr.core.history.History;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes again to customers who fell silent (DESIGN §8.6). Who, is computed from the tenant's window of messages; whether, once
 * more from the chat itself in the moment of sending. Tenants are shared out among replicas, and a replica sends only in its
 * own seconds of the minute. Thread-safe.
 */
@ApplicationScoped
public class FollowUpJob {

    private static final Logger LOG = Logger.getLogger(FollowUpJob.class);

    private final Tenants tenants;
    private final FollowUps followUps;
    private final FollowUpDrafter drafter;
    private final ChatHistory histories;
    private final Hearsay hearsay;
    private final Sender sender;
    private final TurnObserver observer;
    private final TurnConfig turns;
    private final FollowUpConfig config;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final Pause pause;

    /** What a run could not or may not send, so that the next one does not ask the model again: chat, stage, last message. */
    private final Cache<String, Boolean> settled = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(6))
            .build();

    FollowUpJob(
            Tenants tenants,
            FollowUps followUps,
            FollowUpDrafter drafter,
            ChatHistory histories,
            Hearsay hearsay,
            Sender sender,
            TurnObserver observer,
            TurnConfig turns,
            FollowUpConfig config,
            InstantSource clock,
            MeterRegistry metrics,
            Pause pause) {
        this.tenants = tenants;
        this.followUps = followUps;
        this.drafter = drafter;
        this.histories = histories;
        this.hearsay = hearsay;
        this.sender = sender;
        this.observer = observer;
        this.turns = turns;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.pause = pause;
    }

    @Scheduled(every = "${sdr.follow-up.every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void everyMinute() {
        run();
    }

    /**
     * Looks over every tenant that falls to this replica.
     *
     * @return how many follow-ups were sent
     */
    public int run() {
        return tenants.all().stream()
                .filter(tenant -> tenant.followUp().active())
                .filter(tenant -> Shard.of(turns).owns(tenant.instance()))
                .mapToInt(this::run)
                .sum();
    }

    private int run(Tenant tenant) {
        try {
            List<Candidate> candidates = followUps.candidates(tenant);
            int most = Math.min(config.maxPerRun(), FollowUps.room(tenant, candidates, clock.instant()));
            List<Candidate> due = candidates.stream()
                    .filter(candidate -> candidate.verdict() instanceof Verdict.Due)
                    .filter(candidate -> settled.getIfPresent(key(candidate)) == null)
                    .sorted(Comparator.comparing(FollowUpJob::since)
                            .thenComparing(candidate -> candidate.state().chat().jid()))
                    .limit(most)
                    .toList();
            int sent = 0;
            for (Candidate candidate : due) {
                sent += follow(tenant, candidate) ? 1 : 0;
            }
            return sent;
        } catch (UpstreamException e) {
            // one tenant's Evolution must not keep the others' customers waiting
            LOG.warnf(
                    "%s instance=%s: nobody is followed up in this run, next try in a minute. %s",
                    e.code(), tenant.instance(), e.getMessage());
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static Instant since(Candidate candidate) {
        return candidate.verdict() instanceof Verdict.Due due ? due.since() : Instant.MAX;
    }

    private boolean follow(Tenant tenant, Candidate candidate) throws InterruptedException {
        Verdict.Due due = (Verdict.Due) candidate.verdict();
        Account account = new Account(candidate.state().chat());
        Optional<Draft> draft = drafter.draft(tenant, candidate.state(), due.stage(), account);
        if (draft.isEmpty()) {
            settled.put(key(candidate), true);
            count(tenant, "declined");
            return false;
        }
        pause.sleep(Slots.waitFor(turns.replicaIndex(), clock.instant()));
        Sight sight = look(tenant, candidate.state(), account);
        Verdict now = followUps.verdict(tenant, sight.state());
        if (!(now instanceof Verdict.Due still && still.stage() == due.stage())) {
            LOG.infof(
                    "FOLLOW_UP_OVERTAKEN chat=%s stage=%d: %s",
                    candidate.state().chat().masked(), due.stage(), now);
            settled.put(key(candidate), true);
            count(tenant, "overtaken");
            return false;
        }
        return send(tenant, candidate, sight, draft.get(), account);
    }

    private boolean send(Tenant tenant, Candidate candidate, Sight sight, Draft draft, Account account) {
        Sender.Result result = account.timed(TurnReport.Stage.SEND, () -> sender.send(tenant, sight, draft, account));
        switch (result) {
            case Sender.Result.Complete ignored -> end(account, TurnReport.Outcome.FOLLOWED_UP, draft.detail());
            case Sender.Result.DryRun ignored -> {
                settled.put(key(candidate), true);
                end(account, TurnReport.Outcome.DRY_RUN, draft.detail());
            }
            case Sender.Result.PersonWrote ignored -> end(account, TurnReport.Outcome.STOPPED_BY_PERSON, "");
            case Sender.Result.Failed failed -> end(account, TurnReport.Outcome.SEND_FAILED, failed.code());
        }
        count(tenant, result.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        return result instanceof Sender.Result.Complete;
    }

    private void end(Account account, TurnReport.Outcome outcome, String detail) {
        observer.turnEnded(account.report(outcome, detail));
    }

    private void count(Tenant tenant, String outcome) {
        metrics.counter("voicesdr.follow.ups", "instance", tenant.instance(), "outcome", outcome)
                .increment();
    }

    private Sight look(Tenant tenant, ConversationState known, Account account) {
        ChatHistory.Pulled pulled = histories.pull(tenant, known.address());
        account.read(pulled.requests());
        History history = pulled.history().and(hearsay.of(known.chat(), pulled.address()));
        ConversationState state = followUps.replay(tenant, pulled.address(), history, clock.instant());
        return Sight.ofNothingOwed(history, state);
    }

    /** Anything that is said makes it another case. */
    private static String key(Candidate candidate) {
        ConversationState state = candidate.state();
        String last = state.entries().isEmpty() ? "" : state.entries().getLast().id();
        return state.chat().instance() + "/" + state.chat().jid() + "/" + last;
    }
}
