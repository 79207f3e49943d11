package io.voicesdr.core.decision;

import io.voicesdr.core.decision.Decision.AskModel;
import io.voicesdr.core.decision.Decision.HandOver;
import io.voicesdr.core.decision.Decision.Reason;
import io.voicesdr.core.decision.Decision.Say;
import io.voicesdr.core.decision.Decision.Silent;
import io.voicesdr.core.decision.Decision.Wait;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.FlowReplay;
import io.voicesdr.core.team.OpenCall;
import io.voicesdr.core.team.Rating;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code decision = decide(tenant, state)}. Pure. */
public final class Policy {

    /** A customer who never stops typing is answered after this many burst windows. */
    static final int MAX_BURST_WINDOWS = 5;

    /** What {@code max_answers_per_minute} counts over. */
    static final Duration RATE_WINDOW = Duration.ofMinutes(1);

    private final Tenant tenant;
    private final ConversationRules rules;
    private final ConversationState state;
    private final Instant now;
    private final Hearing hearing;
    private final Standing standing;

    private Policy(Tenant tenant, ConversationState state, Hearing hearing, Standing standing) {
        this.hearing = hearing;
        this.tenant = tenant;
        this.standing = standing;
        this.rules = tenant.conversation();
        this.state = state;
        this.now = state.now();
    }

    /**
     * What {@code state} asks for.
     *
     * @param seenAt when, by our own clock, the newest message was first heard of; replays of the past pass the message's
     *     own time. The burst window runs from here, so a customer's wrong clock can't stretch it.
     * @param hearing what is known of the voice notes: only flows hang on it
     * @param standing what people have said about it in the team chat
     */
    public static Decision decide(
            Tenant tenant, ConversationState state, Instant seenAt, Hearing hearing, Standing standing) {
        return state.newestOwed()
                .map(newest -> new Policy(tenant, state, hearing, standing).decide(newest, seenAt))
                .orElse(new Silent(Reason.NOTHING_OWED));
    }

    /** As somebody decides who has listened to no voice note and of whose chats people have said nothing. */
    public static Decision decide(Tenant tenant, ConversationState state, Instant seenAt) {
        return decide(tenant, state, seenAt, Hearing.NONE, Standing.NONE);
    }

    /** As somebody decides of whose chats people have said nothing. */
    public static Decision decide(Tenant tenant, ConversationState state, Instant seenAt, Hearing hearing) {
        return decide(tenant, state, seenAt, hearing, Standing.NONE);
    }

    /** As somebody decides who has listened to no voice note. */
    public static Decision decide(Tenant tenant, ConversationState state, Instant seenAt, Standing standing) {
        return decide(tenant, state, seenAt, Hearing.NONE, standing);
    }

    /** The first rule that objects decides; the order tells which reason an operator reads. */
    private Decision decide(Entry newest, Instant seenAt) {
        return tooOld(newest)
                .or(this::personSpeaking)
                .or(this::loop)
                .or(() -> burst(seenAt))
                .or(this::rateLimit)
                .or(this::ratingThanks)
                .or(() -> askedForPersonBefore(WishDecision.first(state)))
                .or(() -> WishDecision.of(tenant, state))
                .or(() -> askedForPerson(newest))
                .or(() -> HoursDecision.of(tenant, state, newest))
                .or(() -> UnreadableMessages.decide(tenant, state))
                .or(() -> flow(newest, false))
                .or(this::modelOff)
                .orElseGet(() -> new AskModel(newest.id()));
    }

    private Optional<Decision> flow(Entry newest, boolean wished) {
        return flowState()
                .flatMap(flow -> tenant.aiActive() && !flow.unheard().isEmpty()
                        ? Optional.of(new Decision.Listen(flow.unheard()))
                        : FlowDecision.of(tenant, flow, newest.id(), wished, now));
    }

    private Optional<FlowState> flowState() {
        return tenant.flows()
                .opening()
                .flatMap(flow ->
                        FlowReplay.replay(flow, state.session(), hearing, rules.sessionTtl(), tenant.timeZone(), now));
    }

    private Optional<Decision> tooOld(Entry newest) {
        return isRecoverable(newest) ? Optional.empty() : Optional.of(new Silent(Reason.TOO_OLD));
    }

    /** A wish is told to the team once; a flow that hears it says so in its own words. */
    private Optional<Decision> askedForPerson(Entry newest) {
        boolean asked = WishForPerson.in(state.owed().stream().map(Entry::text).toList());
        if (!asked || OpenCall.in(state, standing).isPresent()) {
            return Optional.empty();
        }
        return flow(newest, true)
                .filter(HandOver.class::isInstance)
                .or(() -> Optional.of(new HandOver(Reason.CUSTOMER_ASKED, personCalled(), newest.id())));
    }

    /** Who asks for a person and then for something of the product itself gets both, in this order. */
    private Optional<Decision> askedForPersonBefore(Optional<Entry> wish) {
        List<Entry> before = wish.stream()
                .flatMap(entry -> state.owed().stream().takeWhile(owed -> !owed.equals(entry)))
                .toList();
        boolean asked = WishForPerson.in(before.stream().map(Entry::text).toList());
        return asked && OpenCall.in(state, standing).isEmpty()
                ? Optional.of(new HandOver(
                        Reason.CUSTOMER_ASKED, personCalled(), before.getLast().id()))
                : Optional.empty();
    }

    private String personCalled() {
        return Presence.with(CustomerText.PERSON_CALLED.in(tenant.language()), tenant, now);
    }

    private Optional<Decision> ratingThanks() {
        return Rating.isAnswering(state)
                ? Optional.of(new Say(
                        Kind.NOTICE,
                        List.of(CustomerText.RATING_THANKS.in(tenant.language())),
                        state.owed().getLast().id()))
                : Optional.empty();
    }

    private Optional<Decision> personSpeaking() {
        return standing.silentUntil(state.lastFromPerson().map(Entry::at), rules.humanPause())
                .filter(now::isBefore)
                .map(until -> new Silent(Reason.PERSON_SPEAKING, Optional.of(until)));
    }

    private Optional<Decision> loop() {
        return LoopBreaker.isLoop(state) ? Optional.of(new Silent(Reason.LOOP)) : Optional.empty();
    }

    private Optional<Decision> burst(Instant seenAt) {
        Instant heard = earlier(seenAt, now).plus(rules.burstWindow());
        Instant until = earlier(heard, patienceEnds());
        return until.isAfter(now) ? Optional.of(new Wait(until, Reason.BURST)) : Optional.empty();
    }

    /** Counted from the first message of the run that the newest one ends; what waits for other reasons opened no window. */
    private Instant patienceEnds() {
        Duration patience = rules.burstWindow().multipliedBy(MAX_BURST_WINDOWS);
        Instant begun = state.owed().getLast().at();
        for (Entry owed : state.owed().reversed()) {
            if (begun.isAfter(owed.at().plus(patience))) {
                break;
            }
            begun = owed.at();
        }
        return begun.plus(patience);
    }

    private Optional<Decision> rateLimit() {
        List<Instant> recent = answersSince(now.minus(RATE_WINDOW)).sorted().toList();
        int max = Math.max(1, rules.maxAnswersPerMinute());
        return recent.size() < max
                ? Optional.empty()
                : Optional.of(new Wait(recent.get(recent.size() - max).plus(RATE_WINDOW), Reason.RATE_LIMIT));
    }

    private Stream<Instant> answersSince(Instant start) {
        Set<String> askedSince = state.entries().reversed().stream()
                .takeWhile(entry -> start.isBefore(entry.at()))
                .map(Entry::id)
                .collect(Collectors.toSet());
        return state.turns().stream()
                // who neither answered nor was asked since then can't have the moment looked for
                .filter(turn -> start.isBefore(turn.at())
                        || turn.answered().filter(askedSince::contains).isPresent())
                .filter(BotTurn::settles)
                .map(this::momentOf)
                .filter(start::isBefore);
    }

    /**
     * When the turn was taken, whatever the Evolution host's clock says: it stamps API sends (evolution/CONTRACT.md §5), and
     * one that runs ahead would hold the customer back until it is caught up with, one behind would count nothing.
     */
    private Instant momentOf(BotTurn turn) {
        Optional<Instant> asked = turn.answered().flatMap(this::momentOf);
        boolean plausible =
                !turn.at().isAfter(now) && asked.filter(turn.at()::isBefore).isEmpty();
        return plausible ? turn.at() : asked.orElse(turn.at());
    }

    private Optional<Instant> momentOf(String messageId) {
        return state.entries().reversed().stream()
                .filter(entry -> entry.id().equals(messageId))
                .map(Entry::at)
                .findFirst();
    }

    private Optional<Decision> modelOff() {
        return tenant.aiActive() ? Optional.empty() : Optional.of(new Silent(Reason.MODEL_OFF));
    }

    private boolean isRecoverable(Entry entry) {
        return !Patience.ends(tenant, entry.at()).isBefore(now);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
