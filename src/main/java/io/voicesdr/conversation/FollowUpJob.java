package io.voicesdr.conversation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.core.followup.Candidate;
import io.voicesdr.core.followup.Slots;
import io.voicesdr.core.followup.Verdict;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes again to customers who fell silent (docs/follow-up.md). Who, is computed from the tenant's window of messages;
 * whether, once more from the chat itself in the moment of sending. Tenants are shared out among replicas, who come in for
 * one another, and a replica sends only in its own seconds of the minute. Not for two threads at a time.
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
    private final DayBudget budget;
    private final TurnObserver observer;
    private final TurnConfig turns;
    private final FollowUpConfig config;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final Pause pause;
    private final FollowUpShare share;

    FollowUpJob(
            Tenants tenants,
            FollowUps followUps,
            FollowUpDrafter drafter,
            ChatHistory histories,
            Hearsay hearsay,
            Sender sender,
            DayBudget budget,
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
        this.budget = budget;
        this.observer = observer;
        this.turns = turns;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.pause = pause;
        this.share = new FollowUpShare(Shard.of(turns));
    }

    @Scheduled(every = "${sdr.follow-up.every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void everyMinute() {
        run();
    }

    /**
     * Looks over every tenant that falls to this replica, and seldom over those of the others.
     *
     * @return how many follow-ups were sent
     */
    public int run() {
        List<Tenant> active = tenants.all().stream()
                .filter(tenant -> tenant.followUp().active())
                .toList();
        return EachTenant.sum(share.of(active, clock.instant()), "FOLLOW_UP", this::run);
    }

    private int run(Tenant tenant) {
        try {
            List<Candidate> candidates = followUps.candidates(tenant);
            if (candidates.stream().anyMatch(FollowUpJob::waitsForTomorrow)) {
                budget.tellTeam(tenant);
            }
            List<Candidate> due = share.of(tenant, followUps.due(candidates), candidates, clock.instant()).stream()
                    .limit(config.maxPerRun())
                    .toList();
            int sent = 0;
            for (Candidate candidate : due) {
                sent += follow(tenant, candidate) ? 1 : 0;
            }
            if (sent > 0 && share.isOthers(tenant)) {
                LOG.warnf(
                        "FOLLOW_UP_TAKEN_OVER instance=%s sent=%d: the replica whose tenant it is sends nothing; see that it runs",
                        tenant.instance(), sent);
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

    private static boolean waitsForTomorrow(Candidate candidate) {
        return switch (candidate.verdict()) {
            case Verdict.Due ignored -> false;
            case Verdict.NotYet later -> later.reason() == Verdict.Reason.DAY_LIMIT;
            case Verdict.Never never -> never.reason() == Verdict.Reason.DAY_LIMIT;
        };
    }

    private boolean follow(Tenant tenant, Candidate candidate) throws InterruptedException {
        Verdict.Due due = (Verdict.Due) candidate.verdict();
        if (tenant.followUp().stages().get(due.stage() - 1).isByModel() && !budget.leavesRoom(tenant)) {
            return false; // reached by those before it in this run: it stays due
        }
        Account account = new Account(candidate.state().chat());
        Optional<Draft> draft = drafter.draft(tenant, candidate.state(), due.stage(), account);
        if (draft.isEmpty()) {
            followUps.settle(candidate, new Verdict.Never(Verdict.Reason.NO_WORDS));
            budget.spentAside(tenant, account.tokens());
            count(tenant, "declined");
            return false;
        }
        pause.sleep(Slots.waitFor(turns.replicaIndex(), clock.instant()));
        Jid to = candidate.state().chat().jid();
        account.timed(TurnReport.Stage.TYPING, () -> sender.type(tenant, to, draft.get(), account));
        Sight sight = look(tenant, candidate.state(), account);
        Verdict now = followUps.verdict(tenant, sight.state());
        if (!(now instanceof Verdict.Due still && still.stage() == due.stage())) {
            LOG.infof(
                    "FOLLOW_UP_OVERTAKEN chat=%s stage=%d: %s",
                    candidate.state().chat().masked(), due.stage(), now);
            if (!isForTheOpening(now)) {
                followUps.settle(candidate, now);
            }
            budget.spentAside(tenant, account.tokens());
            count(tenant, "overtaken");
            return false;
        }
        return send(tenant, candidate, sight, draft.get(), account);
    }

    /** Nothing was said meanwhile, but the doors closed: it comes when they open, which may be within the hour. */
    private static boolean isForTheOpening(Verdict now) {
        return now instanceof Verdict.NotYet later && later.reason() == Verdict.Reason.OUTSIDE_HOURS;
    }

    private boolean send(Tenant tenant, Candidate candidate, Sight sight, Draft draft, Account account) {
        Sender.Result result =
                account.timed(TurnReport.Stage.SEND, () -> sender.send(tenant, sight, draft, true, account));
        switch (result) {
            case Sender.Result.Complete ignored -> {
                share.wrote(candidate.state().chat());
                end(tenant, account, TurnReport.Outcome.FOLLOWED_UP, draft.detail());
            }
            case Sender.Result.DryRun ignored -> {
                followUps.settle(candidate, candidate.verdict());
                end(tenant, account, TurnReport.Outcome.DRY_RUN, draft.detail());
            }
            case Sender.Result.PersonWrote ignored -> end(tenant, account, TurnReport.Outcome.STOPPED_BY_PERSON, "");
            case Sender.Result.Failed failed -> end(tenant, account, TurnReport.Outcome.SEND_FAILED, failed.code());
        }
        count(tenant, result.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        return result instanceof Sender.Result.Complete;
    }

    private void end(Tenant tenant, Account account, TurnReport.Outcome outcome, String detail) {
        TurnReport report = account.report(outcome, detail);
        observer.turnEnded(report);
        budget.spent(tenant, report);
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
}
