package io.voicesdr.core.followup;

import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.flow.FlowStatus;
import io.voicesdr.core.followup.Verdict.Due;
import io.voicesdr.core.followup.Verdict.Never;
import io.voicesdr.core.followup.Verdict.NotYet;
import io.voicesdr.core.followup.Verdict.Reason;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.FlowReplay;
import io.voicesdr.core.state.Permission;
import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a customer who fell silent is written to again (docs/follow-up.md). The stage is replayed: the highest one that
 * the bot's marks name since the customer's last message. Pure.
 */
public final class FollowUp {

    /** A tenth of the stage's time is spread over the chats, never more than this. */
    static final Duration MOST_JITTER = Duration.ofMinutes(15);

    private static final int JITTER_PART = 10;

    private final Tenant tenant;
    private final FollowUpRules rules;
    private final ConversationState state;
    private final Permission permission;
    private final Standing standing;
    private final BusinessHours hours;
    private final Instant now;

    private FollowUp(Tenant tenant, ConversationState state, Permission permission, Standing standing) {
        this.tenant = tenant;
        this.rules = tenant.followUp();
        this.state = state;
        this.permission = permission;
        this.standing = standing;
        this.hours = Daytime.of(tenant.businessHours());
        this.now = state.now();
    }

    /**
     * The verdict on {@code state}.
     *
     * @param permission of the customer, from as much of the chat as is known
     * @param standing what people have said in the team chat: who has bought, or will not, is written to no more
     */
    public static Verdict of(Tenant tenant, ConversationState state, Permission permission, Standing standing) {
        return new FollowUp(tenant, state, permission, standing).verdict();
    }

    private Verdict verdict() {
        Optional<Entry> customer = state.lastFrom(Author.CUSTOMER);
        Optional<BotTurn> answer = lastAnswer();
        return first(List.<Supplier<Optional<Reason>>>of(
                        () -> when(!rules.active(), Reason.OFF),
                        () -> when(isClosed(), Reason.CLOSED),
                        () -> when(customer.isEmpty(), Reason.NO_CUSTOMER),
                        () -> when(permission.stopped(), Reason.STOPPED),
                        () -> when(lacksConsent(), Reason.NO_CONSENT),
                        () -> when(personSpeaks(customer.orElseThrow()), Reason.PERSON),
                        () -> when(!state.owed().isEmpty(), Reason.OWED),
                        () -> when(!state.lastRole().equals(Optional.of(Author.BOT)), Reason.NOT_LAST),
                        () -> answer.map(this::ending).orElse(Optional.of(Reason.NOT_LAST)),
                        this::flowEnded,
                        () -> when(Refusal.is(customer.orElseThrow().text()), Reason.NOT_INTERESTED)))
                .<Verdict>map(Never::new)
                .orElseGet(() -> staged(customer.orElseThrow(), answer.orElseThrow()));
    }

    private static Optional<Reason> first(List<Supplier<Optional<Reason>>> rules) {
        return rules.stream().flatMap(rule -> rule.get().stream()).findFirst();
    }

    private static Optional<Reason> when(boolean objects, Reason reason) {
        return objects ? Optional.of(reason) : Optional.empty();
    }

    private boolean lacksConsent() {
        return tenant.lgpd().consentForFollowUp() && permission.consent() != Permission.Consent.GIVEN;
    }

    private boolean isClosed() {
        return standing.lead().filter(LeadStatus::isClosed).isPresent();
    }

    /** Also when the bot spoke after the person: a reply within the pause is the person's to wait for. */
    private boolean personSpeaks(Entry customer) {
        boolean paused = standing.silentUntil(
                        state.lastFromPerson().map(Entry::at),
                        tenant.conversation().humanPause())
                .filter(now::isBefore)
                .isPresent();
        return paused
                || state.lastFromPerson()
                        .filter(person -> person.at().isAfter(customer.at()))
                        .isPresent();
    }

    /** The last turn that was meant to be replied to; what introduces the assistant or asks for consent stands beside it. */
    private Optional<BotTurn> lastAnswer() {
        return state.turns().reversed().stream()
                .filter(turn -> turn.kind() != Kind.FOLLOW_UP)
                .filter(BotTurn::settles)
                .findFirst();
    }

    private Optional<Reason> ending(BotTurn answer) {
        Optional<Reason> kind = switch (answer.kind()) {
            case HANDOVER, FALLBACK -> Optional.of(Reason.HANDED_OVER);
            case NOTICE, CARD, COMMAND -> Optional.of(Reason.NOTICE);
            case ANSWER, FLOW, FOLLOW_UP -> Optional.empty();
        };
        boolean failed = answer.failed() || state.turns().getLast().failed();
        return kind.or(() -> when(failed, Reason.UNDELIVERED));
    }

    private Optional<Reason> flowEnded() {
        Optional<FlowStatus> status = tenant.flows()
                .opening()
                .flatMap(flow -> FlowReplay.replay(
                        flow, state.session(), tenant.conversation().sessionTtl(), tenant.timeZone(), now))
                .map(FlowState::status);
        return status.equals(Optional.of(FlowStatus.COMPLETED))
                ? Optional.of(Reason.FLOW_ENDED)
                : when(status.equals(Optional.of(FlowStatus.HANDED_OVER)), Reason.HANDED_OVER);
    }

    private Verdict staged(Entry customer, BotTurn answer) {
        List<BotTurn> sent = state.turns().stream()
                .filter(turn -> turn.kind() == Kind.FOLLOW_UP && turn.at().isAfter(customer.at()))
                .toList();
        int stage = 1 + sent.stream().mapToInt(FollowUp::stage).max().orElse(0);
        if (stage > rules.stages().size()) {
            return new Never(Reason.DONE);
        }
        Instant due = due(stage, answer, sent);
        Instant end = customer.at().plus(rules.window());
        if (!now.isBefore(end) || !due.isBefore(end)) {
            return new Never(Reason.WINDOW_CLOSED);
        }
        if (now.isBefore(due)) {
            Reason why = hours.isOpen(now, tenant.timeZone()) ? Reason.WAITING : Reason.OUTSIDE_HOURS;
            return new NotYet(stage, due, why);
        }
        return hours.isOpen(now, tenant.timeZone())
                ? new Due(stage, due)
                : hours.nextOpening(now, tenant.timeZone())
                        .map(opening -> opening.plus(jitter(stage)))
                        .filter(end::isAfter)
                        .<Verdict>map(opening -> new NotYet(stage, opening, Reason.OUTSIDE_HOURS))
                        .orElse(new Never(Reason.WINDOW_CLOSED));
    }

    private static int stage(BotTurn turn) {
        return turn.bubbles().stream()
                .flatMap(bubble -> bubble.signature().stream())
                .mapToInt(Signature::place)
                .max()
                .orElse(0);
    }

    /** From the answer, but never nearer to the stage before than the tenant has planned: late stages don't pile up. */
    private Instant due(int stage, BotTurn answer, List<BotTurn> sent) {
        Duration after = after(stage);
        Instant fromAnswer = answer.bubbles().getLast().at().plus(after).plus(jitter(stage));
        Instant planned = sent.isEmpty()
                ? fromAnswer
                : later(
                        fromAnswer,
                        sent.getLast().at().plus(after.minus(stage > 1 ? after(stage - 1) : Duration.ZERO)));
        return hours.isOpen(planned, tenant.timeZone())
                ? planned
                : hours.nextOpening(planned, tenant.timeZone())
                        .map(opening -> opening.plus(jitter(stage)))
                        .orElse(Instant.MAX);
    }

    private Duration after(int stage) {
        return rules.stages().get(stage - 1).after();
    }

    /** The same at every replica and every time, another for each chat. */
    private Duration jitter(int stage) {
        Duration part = after(stage).dividedBy(JITTER_PART);
        Duration most = part.compareTo(MOST_JITTER) > 0 ? MOST_JITTER : part;
        int hash = Hashes.ofMessage(state.chat().jid().value() + stage);
        return Duration.ofSeconds(hash % Math.max(1, most.toSeconds()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
