package io.voicesdr.conversation;

import io.voicesdr.conversation.TurnReport.Outcome;
import io.voicesdr.conversation.TurnReport.Stage;
import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.decision.Policy;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.team.Rating;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The way of a turn (DESIGN §3), top to bottom: pull, replay, decide, ask, check, re-read, send, tell. Costs at most two
 * pulls, one asking of the model and the sends (law 7). Stateless; one thread a chat calls it.
 */
@ApplicationScoped
public class TurnService {

    private static final Logger LOG = Logger.getLogger(TurnService.class);

    private final ChatHistory histories;
    private final Tenants tenants;
    private final Drafter drafter;
    private final Sender sender;
    private final Hearsay hearsay;
    private final Team team;
    private final TurnObserver observer;
    private final TurnConfig config;
    private final InstantSource clock;

    TurnService(
            ChatHistory histories,
            Tenants tenants,
            Drafter drafter,
            Sender sender,
            Hearsay hearsay,
            Team team,
            TurnObserver observer,
            TurnConfig config,
            InstantSource clock) {
        this.histories = histories;
        this.tenants = tenants;
        this.drafter = drafter;
        this.sender = sender;
        this.hearsay = hearsay;
        this.team = team;
        this.observer = observer;
        this.config = config;
        this.clock = clock;
    }

    /** Takes one turn in {@code lane}'s chat; never throws for what upstream does. */
    Next take(Tenant tenant, Lane lane) {
        Account account = new Account(lane.chat());
        try {
            Sight sight = account.timed(Stage.PULL, () -> look(tenant, lane, account));
            if (!sight.state().chat().equals(lane.chat())) {
                return ended(
                        account, Outcome.MOVED, "", new Next.Move(sight.state().address()));
            }
            return follow(tenant, lane, account, sight);
        } catch (UpstreamException e) {
            LOG.warnf("%s chat=%s: %s", e.code(), lane.chat().masked(), e.getMessage());
            return wentWrong(lane, account, Outcome.HISTORY_FAILED, e.code());
        }
    }

    private Sight look(Tenant tenant, Lane lane, Account account) {
        ChatHistory.Pulled pulled = histories.pull(tenant, lane.address());
        account.read(pulled.requests());
        ChatRef chat = new ChatRef(tenant.instance(), pulled.address().canonical());
        List<Message> heard = Stream.concat(Stream.of(lane.chat().jid()), pulled.address().all().stream())
                .distinct()
                .flatMap(jid -> hearsay.of(new ChatRef(tenant.instance(), jid)).stream())
                .toList();
        History history = pulled.history().and(heard);
        ConversationState state =
                Replay.replay(chat, tenant.conversation(), tenants.signatures(tenant), history, clock.instant());
        state.newestOwed()
                .ifPresent(newest -> account.concerns(newest.id(), state.owed().size()));
        Standing standing = team.standing(tenant, state.address());
        return new Sight(history, state, standing, Policy.decide(tenant, state, lane.seenAt(), standing));
    }

    private Next follow(Tenant tenant, Lane lane, Account account, Sight sight) {
        return switch (sight.decision()) {
            case Decision.Silent silent ->
                tenant.team().rating() && Rating.isDue(sight.state(), sight.standing())
                        ? send(tenant, lane, account, sight, rating(tenant))
                        : settled(lane, account, Outcome.SILENT, silent.reason().name());
            case Decision.Wait wait -> waiting(account, wait);
            case Decision.Say say -> send(tenant, lane, account, sight, told(say));
            case Decision.HandOver over -> send(tenant, lane, account, sight, handedOver(over));
            case Decision.AskModel ask -> answer(tenant, lane, account, sight, ask);
        };
    }

    private Next answer(Tenant tenant, Lane lane, Account account, Sight sight, Decision.AskModel ask) {
        if (lane.isClosing()) {
            return settled(lane, account, Outcome.ABANDONED, "");
        }
        Draft draft = account.timed(Stage.MODEL, () -> drafter.draft(tenant, sight, ask, account));
        if (draft.outcome() == Outcome.MODEL_FAILED) {
            return wentWrong(lane, account, Outcome.MODEL_FAILED, draft.detail());
        }
        Sight after = account.timed(Stage.REREAD, () -> look(tenant, lane, account));
        return switch (after.decision()) {
            case Decision.AskModel still ->
                still.answers().equals(ask.answers())
                        ? send(tenant, lane, account, after, draft)
                        : writtenOn(tenant, lane, account, after, draft, clock.instant());
            case Decision.Wait wait -> writtenOn(tenant, lane, account, after, draft, wait.until());
            case Decision.Silent silent -> silenced(lane, account, sight, after, silent.reason());
            case Decision.Say say -> follow(tenant, lane, account, after);
            case Decision.HandOver over -> follow(tenant, lane, account, after);
        };
    }

    private Next silenced(Lane lane, Account account, Sight before, Sight after, Decision.Reason reason) {
        if (!after.sameLastPerson(before.state())) {
            return settled(lane, account, Outcome.STOPPED_BY_PERSON, "");
        }
        return reason == Decision.Reason.NOTHING_OWED
                ? settled(lane, account, Outcome.ANSWERED_ELSEWHERE, "")
                : settled(lane, account, Outcome.SILENT, reason.name());
    }

    /** The customer wrote on: the answer is made anew, unless that has happened so often that waiting is worse. */
    private Next writtenOn(Tenant tenant, Lane lane, Account account, Sight after, Draft draft, Instant lookAgain) {
        boolean stillOwed =
                after.state().owed().stream().anyMatch(owed -> owed.id().equals(draft.answers()));
        if (stillOwed && lane.discards() >= config.maxDiscards()) {
            return send(tenant, lane, account, after, draft);
        }
        lane.discarded();
        return ended(account, Outcome.DISCARDED, "", new Next.LookAgain(lookAgain));
    }

    private Next send(Tenant tenant, Lane lane, Account account, Sight sight, Draft draft) {
        account.found(draft.intent());
        Sender.Result result = account.timed(Stage.SEND, () -> sender.send(tenant, sight, draft, account));
        return switch (result) {
            case Sender.Result.Complete complete -> {
                team.turnEnded(tenant, sight.state(), told(draft));
                yield settled(lane, account, draft.outcome(), draft.detail());
            }
            case Sender.Result.DryRun dryRun ->
                settled(lane, account, Outcome.DRY_RUN, draft.outcome().name());
            case Sender.Result.PersonWrote wrote -> settled(lane, account, Outcome.STOPPED_BY_PERSON, "");
            case Sender.Result.Failed failed -> wentWrong(lane, account, Outcome.SEND_FAILED, failed.code());
        };
    }

    private Next waiting(Account account, Decision.Wait wait) {
        return ended(account, Outcome.WAITING, wait.reason().name(), new Next.LookAgain(wait.until()));
    }

    private Next settled(Lane lane, Account account, Outcome outcome, String detail) {
        lane.succeeded();
        return ended(account, outcome, detail, new Next.Rest());
    }

    private Next wentWrong(Lane lane, Account account, Outcome outcome, String detail) {
        List<Duration> waits = config.retryAfter();
        int failures = lane.failures();
        lane.failed();
        Next next = failures < waits.size()
                ? new Next.LookAgain(clock.instant().plus(waits.get(failures)))
                : new Next.Rest();
        return ended(account, outcome, detail, next);
    }

    private Next ended(Account account, Outcome outcome, String detail, Next next) {
        observer.turnEnded(account.report(outcome, detail));
        return next;
    }

    /** Answers nothing, so that nothing the customer may be writing now counts as answered. */
    private static Draft rating(Tenant tenant) {
        return new Draft(
                Kind.NOTICE,
                List.of(CustomerText.ASK_RATING.in(tenant.language())),
                List.of(Rating.PLACE),
                "",
                Outcome.TOLD,
                "RATING",
                "");
    }

    private static Team.Told told(Draft draft) {
        return new Team.Told(
                draft.kind(),
                draft.detail(),
                draft.findings().handoverReason(),
                draft.findings().facts());
    }

    private static Draft told(Decision.Say say) {
        return FlowParts.fitted(new Draft(say.kind(), say.texts(), say.places(), say.answers(), Outcome.TOLD, "", ""));
    }

    private static Draft handedOver(Decision.HandOver over) {
        Draft draft = new Draft(
                Kind.HANDOVER,
                List.of(over.text()),
                List.of(over.place()),
                over.answers(),
                Outcome.HANDED_OVER,
                over.reason().name(),
                "");
        return FlowParts.fitted(FlowParts.around(over.before(), draft, List.of()));
    }
}
