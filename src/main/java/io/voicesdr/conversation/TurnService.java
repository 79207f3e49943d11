package io.voicesdr.conversation;

import io.voicesdr.conversation.TurnReport.Outcome;
import io.voicesdr.conversation.TurnReport.Stage;
import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.decision.Policy;
import io.voicesdr.core.flow.Node;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Notice;
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
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The way of a turn (docs/how-a-message-travels.md), top to bottom: pull, replay, decide, ask, check, type, re-read, send,
 * tell. Costs at most two pulls, one asking of the model and the sends (law 7). Stateless; one thread a chat calls it.
 */
@ApplicationScoped
public class TurnService {

    private static final Logger LOG = Logger.getLogger(TurnService.class);

    private final ChatHistory histories;
    private final Tenants tenants;
    private final Drafter drafter;
    private final Speaker speaker;
    private final Sender sender;
    private final Hearsay hearsay;
    private final Listener listener;
    private final Manners manners;
    private final DayBudget budget;
    private final Team team;
    private final TurnObserver observer;
    private final TurnConfig config;
    private final InstantSource clock;

    TurnService(
            ChatHistory histories,
            Tenants tenants,
            Drafter drafter,
            Speaker speaker,
            Sender sender,
            Hearsay hearsay,
            Listener listener,
            Manners manners,
            DayBudget budget,
            Team team,
            TurnObserver observer,
            TurnConfig config,
            InstantSource clock) {
        this.histories = histories;
        this.tenants = tenants;
        this.drafter = drafter;
        this.speaker = speaker;
        this.sender = sender;
        this.hearsay = hearsay;
        this.listener = listener;
        this.manners = manners;
        this.budget = budget;
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
            Optional<Next> wentOn = goOn(tenant, lane, account, sight);
            return wentOn.isPresent() ? wentOn.get() : follow(tenant, lane, account, sight);
        } catch (UpstreamException e) {
            LOG.warnf("%s chat=%s: %s", e.code(), lane.chat().masked(), e.getMessage());
            return wentWrong(lane, account, Outcome.HISTORY_FAILED, e.code());
        }
    }

    /** What was begun before, as it now turns out, is said to its end. */
    private Optional<Next> goOn(Tenant tenant, Lane lane, Account account, Sight sight) {
        Optional<Sender.Begun> begun = lane.begun();
        lane.mayHaveBegun(Optional.empty());
        return begun.flatMap(saying -> account.timed(Stage.SEND, () -> sender.goOn(tenant, sight, saying, account))
                .map(result -> sent(tenant, lane, account, sight, saying.draft(), result)));
    }

    private Sight look(Tenant tenant, Lane lane, Account account) {
        ChatHistory.Pulled pulled = histories.pull(tenant, lane.address());
        account.read(pulled.requests());
        History history = pulled.history().and(hearsay.of(lane.chat(), pulled.address()));
        ConversationState state = state(tenant, pulled.address(), history);
        return seen(tenant, lane, account, history, state);
    }

    /** Reads what is new since {@code before}; where that is nothing, only the clock has gone on. */
    private Sight lookAgain(Tenant tenant, Lane lane, Account account, Sight before) {
        Optional<Instant> since = Reread.since(before.state());
        if (since.isEmpty()) {
            return look(tenant, lane, account);
        }
        CustomerAddress known = before.state().address().and(lane.address());
        ChatHistory.Pulled pulled = histories.renew(tenant, known, before.history(), since.get());
        account.read(pulled.requests());
        History history = pulled.history().and(hearsay.of(lane.chat(), pulled.address()));
        return seen(tenant, lane, account, history, state(tenant, pulled.address(), history, before));
    }

    private Sight seen(Tenant tenant, Lane lane, Account account, History history, ConversationState state) {
        state.newestOwed()
                .ifPresent(newest -> account.concerns(newest.id(), state.owed().size()));
        return decided(tenant, lane, history, state, listener.hearing(state));
    }

    private ConversationState state(Tenant tenant, CustomerAddress address, History history) {
        ChatRef chat = new ChatRef(tenant.instance(), address.canonical());
        return Replay.replay(chat, tenant.conversation(), tenants.signatures(tenant), history, clock.instant());
    }

    private ConversationState state(Tenant tenant, CustomerAddress address, History history, Sight before) {
        return history.equals(before.history())
                        && address.canonical().equals(before.state().chat().jid())
                ? Replay.later(before.state(), tenant.conversation(), history, clock.instant())
                : state(tenant, address, history);
    }

    private Sight decided(Tenant tenant, Lane lane, History history, ConversationState state, Hearing hearing) {
        Standing standing = team.standing(tenant, state.address());
        Decision decision = Policy.decide(tenant, state, lane.seenAt(), hearing, standing);
        return new Sight(history, state, budget.within(tenant, state, decision), hearing, standing);
    }

    /** What was written meanwhile has come by webhook: another pull would tell no more than that. */
    private Next listen(Tenant tenant, Lane lane, Account account, Sight sight, Decision.Listen listen) {
        if (lane.isClosing()) {
            return settled(lane, account, Outcome.ABANDONED, "");
        }
        Hearing hearing =
                account.timed(Stage.LISTEN, () -> listener.listen(tenant, sight.state(), listen.notes(), account));
        CustomerAddress address = sight.state().address();
        History history = sight.history().and(hearsay.of(lane.chat(), address));
        return follow(
                tenant, lane, account, decided(tenant, lane, history, state(tenant, address, history, sight), hearing));
    }

    private Next follow(Tenant tenant, Lane lane, Account account, Sight sight) {
        return switch (sight.decision()) {
            case Decision.Silent silent ->
                asksForRating(tenant, sight)
                        ? tell(tenant, lane, account, sight, rating(tenant))
                        : settled(lane, account, Outcome.SILENT, silent.reason().name());
            case Decision.Wait wait -> waiting(account, wait);
            case Decision.Say say -> tell(tenant, lane, account, sight, told(tenant, sight, say));
            case Decision.Listen listen -> listen(tenant, lane, account, sight, listen);
            case Decision.HandOver over -> tell(tenant, lane, account, sight, handedOver(over));
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
        Draft said = account.timed(Stage.SPEECH, () -> speaker.voiced(tenant, sight.state(), draft, account));
        type(tenant, account, sight, said);
        Sight after = account.timed(Stage.REREAD, () -> lookAgain(tenant, lane, account, sight));
        return switch (after.decision()) {
            case Decision.AskModel still ->
                still.answers().equals(ask.answers()) && after.saysTheSame(sight)
                        ? send(tenant, lane, account, after, said)
                        : writtenOn(tenant, lane, account, after, said, clock.instant());
            case Decision.Wait wait -> writtenOn(tenant, lane, account, after, said, wait.until());
            case Decision.Silent silent -> silenced(lane, account, sight, after, silent.reason());
            case Decision.Say say -> send(tenant, lane, account, after, told(tenant, after, say));
            case Decision.Listen listen -> listen(tenant, lane, account, after, listen);
            case Decision.HandOver over -> send(tenant, lane, account, after, handedOver(over));
        };
    }

    /** What needs no model is looked at again like what does: another replica may be saying the same (law 4). */
    private Next tell(Tenant tenant, Lane lane, Account account, Sight sight, Draft draft) {
        type(tenant, account, sight, draft);
        Sight after = account.timed(Stage.REREAD, () -> lookAgain(tenant, lane, account, sight));
        if (after.decision().equals(sight.decision()) && asksForRating(tenant, after) == asksForRating(tenant, sight)) {
            return send(tenant, lane, account, after, draft);
        }
        return switch (after.decision()) {
            case Decision.Silent silent -> silenced(lane, account, sight, after, silent.reason());
            case Decision.Wait wait -> writtenOn(tenant, lane, account, after, draft, wait.until());
            case Decision.Say say -> writtenOn(tenant, lane, account, after, draft, clock.instant());
            case Decision.Listen listen -> writtenOn(tenant, lane, account, after, draft, clock.instant());
            case Decision.HandOver over -> writtenOn(tenant, lane, account, after, draft, clock.instant());
            case Decision.AskModel ask -> writtenOn(tenant, lane, account, after, draft, clock.instant());
        };
    }

    /** Before the second look, not after it: what comes in while we type is seen by it, whoever wrote it. */
    private void type(Tenant tenant, Account account, Sight sight, Draft draft) {
        Jid to = sight.state().chat().jid();
        account.timed(Stage.TYPING, () -> sender.type(tenant, to, draft, account));
    }

    private static boolean asksForRating(Tenant tenant, Sight sight) {
        return sight.decision() instanceof Decision.Silent
                && tenant.team().rating()
                && Rating.isDue(sight.state(), sight.standing());
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
        node(tenant, draft).ifPresent(account::standsAt);
        return sent(
                tenant,
                lane,
                account,
                sight,
                draft,
                account.timed(Stage.SEND, () -> sendAll(tenant, sight, draft, account)));
    }

    private Next sent(Tenant tenant, Lane lane, Account account, Sight sight, Draft draft, Sender.Result result) {
        return switch (result) {
            case Sender.Result.Complete complete -> said(tenant, lane, account, sight, draft);
            case Sender.Result.DryRun dryRun ->
                settled(lane, account, Outcome.DRY_RUN, draft.outcome().name());
            case Sender.Result.PersonWrote wrote -> settled(lane, account, Outcome.STOPPED_BY_PERSON, "");
            case Sender.Result.Failed failed -> {
                lane.mayHaveBegun(failed.begun());
                yield failed.stillAtWork()
                        ? mayGoOutLate(lane, account, failed.code())
                        : wentWrong(lane, account, Outcome.SEND_FAILED, failed.code());
            }
        };
    }

    private static Optional<String> node(Tenant tenant, Draft draft) {
        return draft.places().reversed().stream()
                .filter(place -> place != 0)
                .findFirst()
                .flatMap(place -> tenant.flows().opening().flatMap(flow -> flow.nodeAt(place)))
                .map(Node::id);
    }

    private Sender.Result sendAll(Tenant tenant, Sight sight, Draft draft, Account account) {
        Sender.Result result = new Sender.Result.Complete();
        boolean typed = true;
        for (Draft part : manners.around(tenant, sight, draft)) {
            result = sender.send(tenant, sight, part, typed, account);
            typed = false;
            if (result instanceof Sender.Result.PersonWrote || result instanceof Sender.Result.Failed) {
                return result;
            }
        }
        return result;
    }

    /** A notice or hand-over to an older message leaves what was written after it to the next look. */
    private Next said(Tenant tenant, Lane lane, Account account, Sight sight, Draft draft) {
        manners.said(tenant, sight.state(), draft);
        team.turnEnded(tenant, sight.state(), told(draft));
        Next settled = settled(lane, account, draft.outcome(), draft.detail());
        boolean all = sight.state()
                .newestOwed()
                .filter(newest -> !newest.id().equals(draft.answers()))
                .isEmpty();
        boolean leavesRest = draft.kind() == Kind.NOTICE || draft.kind() == Kind.HANDOVER;
        return all || !leavesRest ? settled : new Next.LookAgain(clock.instant());
    }

    private Next waiting(Account account, Decision.Wait wait) {
        return ended(account, Outcome.WAITING, wait.reason().name(), new Next.LookAgain(wait.until()));
    }

    private Next settled(Lane lane, Account account, Outcome outcome, String detail) {
        lane.succeeded();
        return ended(account, outcome, detail, new Next.Rest());
    }

    /** Who is slow to say yes says it late: a second try before that would be a second answer. */
    private Next mayGoOutLate(Lane lane, Account account, String code) {
        Next next = wentWrong(lane, account, Outcome.SEND_FAILED, code);
        return next instanceof Next.LookAgain
                ? new Next.LookAgain(clock.instant().plus(config.retryAfter().getLast()))
                : next;
    }

    private Next wentWrong(Lane lane, Account account, Outcome outcome, String detail) {
        List<Duration> waits = config.retryAfter();
        int failures = lane.failures();
        lane.failed();
        if (failures < waits.size()) {
            return ended(
                    account, outcome, detail, new Next.LookAgain(clock.instant().plus(waits.get(failures))));
        }
        lane.begun()
                .ifPresent(unsure -> LOG.errorf(
                        "ANSWER_CUT chat=%s answers=%s: Evolution may have taken only the beginning of the answer; look at the chat, and"
                                + " write the customer what is missing",
                        lane.chat().masked(), unsure.draft().answers()));
        return ended(account, outcome, detail, new Next.Rest());
    }

    private Next ended(Account account, Outcome outcome, String detail, Next next) {
        TurnReport report = account.report(outcome, detail);
        observer.turnEnded(report);
        tenants.find(report.chat().instance()).ifPresent(tenant -> budget.spent(tenant, report));
        return next;
    }

    /** Answers nothing, so that nothing the customer may be writing now counts as answered. */
    private static Draft rating(Tenant tenant) {
        return new Draft(
                Kind.NOTICE,
                Draft.written(List.of(CustomerText.ASK_RATING.in(tenant.language()))),
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

    private static Draft told(Tenant tenant, Sight sight, Decision.Say say) {
        boolean limit = say.notice().equals(Optional.of(Notice.LIMIT));
        Draft draft = new Draft(
                say.kind(),
                Draft.written(say.texts()),
                say.places(),
                say.answers(),
                Outcome.TOLD,
                limit ? Decision.Reason.DAY_LIMIT.name() : "",
                "");
        return FlowParts.fitted(Repeat.before(tenant, sight.state(), sight.hearing(), draft));
    }

    private static Draft handedOver(Decision.HandOver over) {
        Draft draft = new Draft(
                Kind.HANDOVER,
                Draft.written(List.of(over.text())),
                List.of(over.place()),
                over.answers(),
                Outcome.HANDED_OVER,
                over.reason().name(),
                "");
        return FlowParts.fitted(FlowParts.around(over.before(), draft, List.of()));
    }
}
