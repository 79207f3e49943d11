package io.voicesdr.team;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.conversation.Transcripts;
import io.voicesdr.conversation.UpstreamException;
import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.lead.LeadFacts;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.FlowReplay;
import io.voicesdr.core.state.Forgetting;
import io.voicesdr.core.team.Card;
import io.voicesdr.core.team.CardKind;
import io.voicesdr.core.team.ChatLedger;
import io.voicesdr.core.team.LeadCase;
import io.voicesdr.core.team.LeadDue;
import io.voicesdr.core.team.TeamFold;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures leads and tells the team. What the model found is kept between turns as a memo; when it is lost, the model, which
 * is asked for all that it knows in every answer, finds it again in the history. From the first card on the facts stand in
 * the team chat. Thread-safe.
 */
@ApplicationScoped
public class LeadDesk {
    private static final int CHATS = 20_000;
    private static final Duration KEPT = Duration.ofHours(24);

    /** The turn that learns of a lead also tells the team; only after this the sweep does it in its stead. */
    private static final Duration TURNS_OWN = Duration.ofMinutes(1);

    private final TeamLedgers ledgers;
    private final TeamPost post;
    private final Cards cards;
    private final Transcripts transcripts;
    private final WholeChats chats;
    private final InstantSource clock;
    private final Cache<ChatRef, Found> found =
            Caffeine.newBuilder().maximumSize(CHATS).expireAfterWrite(KEPT).build();

    private final Cache<ChatRef, CardKind> unsent =
            Caffeine.newBuilder().maximumSize(CHATS).expireAfterWrite(KEPT).build();

    /** The newest message of chats whose team knows all there is to know. */
    private final Cache<ChatRef, String> settled =
            Caffeine.newBuilder().maximumSize(CHATS).expireAfterWrite(KEPT).build();

    public LeadDesk(
            TeamLedgers ledgers,
            TeamPost post,
            Cards cards,
            Transcripts transcripts,
            WholeChats chats,
            InstantSource clock) {
        this.ledgers = ledgers;
        this.post = post;
        this.cards = cards;
        this.transcripts = transcripts;
        this.chats = chats;
        this.clock = clock;
    }

    /** What was learnt of a customer by the turn that began at {@code at}. */
    private record Found(List<LeadFact> facts, Instant at) {
        /** Marks of messages know whole seconds. */
        boolean isAfter(Instant moment) {
            return at.truncatedTo(ChronoUnit.SECONDS).isAfter(moment);
        }
    }

    /**
     * The card that is due after a turn, going by what is known of the team chat.
     *
     * @param fresh what the turn found out
     */
    Optional<Card> due(Tenant tenant, ConversationState state, List<LeadFact> fresh) {
        if (isNone(tenant, state)) {
            return Optional.empty();
        }
        List<LeadFact> learnt = LeadFacts.of(tenant.lead(), fresh, remembered(state));
        found.put(state.chat(), new Found(learnt, state.now()));
        return card(tenant, state, learnt);
    }

    private static boolean isNone(Tenant tenant, ConversationState state) {
        return tenant.lead().criteria().isEmpty() || state.session().entries().isEmpty();
    }

    private Optional<Card> card(Tenant tenant, ConversationState state, List<LeadFact> learnt) {
        ChatLedger known = used(ledgers.known(tenant).of(state.address()), state);
        Lead lead = open(tenant, known, learnt, asked(tenant, state, flow(tenant, state)));
        return kind(lead, known, state).map(kind -> cards.card(kind, tenant, state, "", lead.facts()));
    }

    /** What is known of the customer's interest, also of a lead that was won or lost. From memory. */
    Lead known(Tenant tenant, ConversationState state, Optional<FlowState> flow) {
        Optional<LeadCase> told =
                used(ledgers.known(tenant).of(state.address()), state).lead();
        return lead(tenant, told, remembered(state), asked(tenant, state, flow), told);
    }

    /** What a colleague is to read of the customer: facts of the lead while it is open, then what else a flow has asked. */
    List<LeadFact> noted(Tenant tenant, ConversationState state) {
        List<LeadFact> asked = asked(tenant, state, flow(tenant, state));
        ChatLedger known = used(ledgers.known(tenant).of(state.address()), state);
        Lead lead = open(tenant, known, remembered(state), asked);
        Stream<LeadFact> others = asked.stream()
                .filter(fact -> tenant.lead().criteria().stream()
                        .noneMatch(criterion -> Words.of(criterion.name()).equals(Words.of(fact.criterion()))));
        return Stream.concat(lead.facts().stream(), others).toList();
    }

    /** Of a lead that was won or lost only what people have corrected is known still. */
    private static Lead open(Tenant tenant, ChatLedger known, List<LeadFact> learnt, List<LeadFact> asked) {
        Optional<LeadCase> told = known.lead();
        return lead(
                tenant, told, learnt, asked, told.filter(last -> !last.status().isClosed()));
    }

    /** People know best, then what the model found last, then what a flow has asked, then the card. */
    private static Lead lead(
            Tenant tenant,
            Optional<LeadCase> told,
            List<LeadFact> learnt,
            List<LeadFact> asked,
            Optional<LeadCase> card) {
        return new Lead(
                tenant.lead(),
                LeadFacts.of(
                        tenant.lead(),
                        told.map(LeadCase::corrections).orElse(List.of()),
                        learnt,
                        asked,
                        card.map(LeadCase::facts).orElse(List.of())));
    }

    private List<LeadFact> remembered(ConversationState state) {
        Optional<Instant> forgotten = forgottenAt(state);
        return Optional.ofNullable(found.getIfPresent(state.chat()))
                .filter(facts -> forgotten.filter(at -> !facts.isAfter(at)).isEmpty())
                .map(Found::facts)
                .orElse(List.of());
    }

    private static ChatLedger used(ChatLedger known, ConversationState state) {
        return forgottenAt(state).map(known::withoutLeadsBefore).orElse(known);
    }

    /** What was known before that is not used any more, wherever it still stands (docs/privacy.md). */
    private static Optional<Instant> forgottenAt(ConversationState state) {
        return state.entries().reversed().stream()
                .filter(Forgetting::isNotice)
                .map(Entry::at)
                .findFirst();
    }

    /**
     * Cards that a turn could not send: its process died, or the team chat was out of reach. Each chat is looked at once after
     * each message, and again every minute as long as its card can't be sent.
     *
     * @throws UpstreamException when the team can't be told
     */
    void tellForgotten(Tenant tenant, Collection<ConversationState> states) {
        Instant before = clock.instant().minus(TURNS_OWN);
        for (ConversationState state : states) {
            if (isNone(tenant, state) || isSettled(state) || wroteAfter(state, before)) {
                continue;
            }
            // of a flow that began before what the sweep sees, the answers are not all known
            if (unsent.getIfPresent(state.chat()) != null
                    || card(tenant, state, remembered(state)).isPresent()) {
                ConversationState whole = chats.read(tenant, state.address());
                card(tenant, whole, remembered(whole)).ifPresent(card -> tell(tenant, whole, card));
                unsent.invalidate(state.chat());
            }
            settled.put(state.chat(), newest(state));
        }
    }

    private boolean isSettled(ConversationState state) {
        return newest(state).equals(settled.getIfPresent(state.chat()));
    }

    private static boolean wroteAfter(ConversationState state, Instant moment) {
        return state.turns().isEmpty() || !state.turns().getLast().at().isBefore(moment);
    }

    private static String newest(ConversationState state) {
        return state.entries().getLast().id();
    }

    /** @throws UpstreamException when the team can't be told */
    void tell(Tenant tenant, ConversationState state, Card card) {
        Lead lead = new Lead(tenant.lead(), card.facts());
        try {
            post.write(
                    tenant,
                    card.kind().name(),
                    ledger -> kind(lead, used(ledger.of(state.address()), state), state)
                            .filter(card.kind()::equals)
                            .isPresent(),
                    cards.text(tenant, card),
                    TeamFold.mark(card, tenant.configHash()));
        } catch (UpstreamException e) {
            unsent.put(state.chat(), card.kind());
            throw e;
        }
    }

    private static Optional<CardKind> kind(Lead lead, ChatLedger known, ConversationState state) {
        return LeadDue.card(lead, known, state.session().startedAt());
    }

    private List<LeadFact> asked(Tenant tenant, ConversationState state, Optional<FlowState> at) {
        Hearing hearing = transcripts.hearing(state);
        return tenant.flows()
                .opening()
                .flatMap(flow -> at.map(place -> LeadFacts.of(
                        flow,
                        place,
                        state.entries().stream().map(hearing::heard).toList())))
                .orElse(List.of());
    }

    private Optional<FlowState> flow(Tenant tenant, ConversationState state) {
        return tenant.flows()
                .opening()
                .flatMap(flow -> FlowReplay.replay(
                        flow,
                        state.session(),
                        transcripts.hearing(state),
                        tenant.conversation().sessionTtl(),
                        tenant.timeZone(),
                        state.now()));
    }
}
