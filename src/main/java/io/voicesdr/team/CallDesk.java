package io.voicesdr.team;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.decision.Decision.Reason;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Forgetting;
import io.voicesdr.core.team.Call;
import io.voicesdr.core.team.Card;
import io.voicesdr.core.team.CardKind;
import io.voicesdr.core.team.ChatLedger;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.team.OpenCall;
import io.voicesdr.core.team.Reasons;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.team.TeamFold;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/** Calls people: when a customer needs one, or was told so for want of an answer, and once more when nobody came. Thread-safe. */
@ApplicationScoped
public class CallDesk {

    /** Between the customer's bubble and the card, with two clocks; also what two hand-overs of one moment are. */
    private static final Duration ONE_MOMENT = Duration.ofMinutes(5);

    /** The turn that told the customer also tells the team; only after this the sweep does it in its stead. */
    private static final Duration TURNS_OWN = Duration.ofMinutes(1);

    private static final int SETTLED = 20_000;

    private final TeamLedgers ledgers;
    private final TeamPost post;
    private final Cards cards;
    private final LeadDesk leads;
    private final WholeChats chats;
    private final InstantSource clock;
    private final Cache<String, Instant> settled =
            Caffeine.newBuilder().maximumSize(SETTLED).build();

    public CallDesk(
            TeamLedgers ledgers, TeamPost post, Cards cards, LeadDesk leads, WholeChats chats, InstantSource clock) {
        this.ledgers = ledgers;
        this.post = post;
        this.cards = cards;
        this.leads = leads;
        this.chats = chats;
        this.clock = clock;
    }

    /** The customer was told at {@code toldAt} that a person goes on. */
    void call(Tenant tenant, ConversationState state, Instant toldAt, String code, String words) {
        write(tenant, card(CardKind.CALL, tenant, state, code, words), ledger -> isUncalled(ledger, state, toldAt));
    }

    /** The day's limit is reached, and the customer was told that a person goes on. */
    void limit(Tenant tenant, ConversationState state) {
        callUnlessKnown(CardKind.CALL, tenant, state, Reason.DAY_LIMIT.name());
    }

    /** No answer could be made, and the customer was told that a person goes on. */
    void fallback(Tenant tenant, ConversationState state, String code) {
        callUnlessKnown(CardKind.FALLBACK, tenant, state, code);
    }

    /** One who waits already needs no second card for being told so in other words. */
    private void callUnlessKnown(CardKind kind, Tenant tenant, ConversationState state, String code) {
        Instant since = waitsSince(tenant, state).map(BotTurn::at).orElse(state.now());
        write(tenant, card(kind, tenant, state, code, ""), ledger -> isUnknown(ledger, state, since));
    }

    private Optional<BotTurn> waitsSince(Tenant tenant, ConversationState state) {
        return OpenCall.since(state, standing(tenant, state));
    }

    private Standing standing(Tenant tenant, ConversationState state) {
        return ledgers.known(tenant).of(state.address()).standing();
    }

    private Card card(CardKind kind, Tenant tenant, ConversationState state, String code, String words) {
        String reason = Reasons.of(code, words, Language.of(tenant.language()));
        return cards.card(kind, tenant, state, reason, leads.noted(tenant, state));
    }

    /** What a turn told the customer, but nobody told the team: its process died, or the team chat was out of reach. */
    void callForgotten(Tenant tenant, Collection<ConversationState> states) {
        Instant before = clock.instant().minus(TURNS_OWN);
        for (ConversationState state : states) {
            OpenCall.in(state, standing(tenant, state))
                    .filter(told -> told.at().isBefore(before))
                    .filter(told -> isUncalled(ledgers.known(tenant), state, told.at()))
                    .ifPresent(told -> call(tenant, state, told.at(), "", ""));
            waitsSince(tenant, state)
                    .filter(told -> told.kind() != Kind.HANDOVER && told.at().isBefore(before))
                    .filter(told -> isUnknown(ledgers.known(tenant), state, told.at()))
                    .ifPresent(told -> callLate(tenant, state, told));
        }
    }

    /** The sweep sees the last hours only: since when the customer waits, the whole chat tells. Asked once a turn. */
    private void callLate(Tenant tenant, ConversationState seen, BotTurn told) {
        String key = "late\n" + key(tenant, seen.chat().jid(), told.at());
        if (settled.getIfPresent(key) != null) {
            return;
        }
        ConversationState state = chats.read(tenant, seen.address());
        if (told.kind() == Kind.FALLBACK) {
            fallback(tenant, state, Reason.MODEL_FAILED.name());
        } else {
            limit(tenant, state);
        }
        settled.put(key, told.at());
    }

    /** Who was told that a person comes needs a call that says so; that an answer was missing does not. */
    private static boolean isUncalled(Ledger ledger, ConversationState state, Instant toldAt) {
        return isMissing(ledger, state, toldAt, call -> call.card().kind() != CardKind.FALLBACK);
    }

    private static boolean isUnknown(Ledger ledger, ConversationState state, Instant since) {
        return isMissing(ledger, state, since, any -> true);
    }

    private static boolean isMissing(Ledger ledger, ConversationState state, Instant since, Predicate<Call> counts) {
        return ledger.of(state.address()).calls().stream()
                        .filter(counts)
                        .allMatch(call -> call.at().isBefore(since.minus(ONE_MOMENT)))
                && !ledger.deletedNear(since, ONE_MOMENT);
    }

    /** Calls again, once, what nobody took in time: neither here nor by writing to the customer. */
    void callAgain(Tenant tenant) {
        Duration patience = tenant.team().callAgainAfter();
        if (patience.isZero()) {
            return;
        }
        Instant now = clock.instant();
        Instant session = now.minus(tenant.conversation().sessionTtl());
        for (ChatLedger chat : ledgers.known(tenant).chats().values()) {
            chat.call()
                    .filter(call -> call.isOpen() && call.calledAgainAt().isEmpty())
                    .filter(call -> {
                        Instant heard = heardAt(tenant, call);
                        return heard.plus(patience).isBefore(now) && heard.isAfter(session);
                    })
                    .filter(call -> !isSettled(tenant, call))
                    .ifPresent(call -> callAgain(tenant, call));
        }
    }

    /** Who is called at night is expected in the morning. */
    private static Instant heardAt(Tenant tenant, Call call) {
        return tenant.businessHours().nextOpening(call.at(), tenant.timeZone()).orElse(call.at());
    }

    private void callAgain(Tenant tenant, Call call) {
        ConversationState state =
                chats.read(tenant, CustomerAddress.of(call.card().customer()));
        boolean came = state.entries().stream()
                .filter(Entry::isSpeech)
                .filter(entry -> entry.isFrom(Author.PERSON))
                .anyMatch(entry -> !entry.at().isBefore(call.at().minus(ONE_MOMENT)));
        // the first card's words are not to be written again
        boolean forgotten = state.entries().stream()
                .filter(Forgetting::isNotice)
                .anyMatch(entry -> !entry.at().isBefore(call.at()));
        if (!came && !forgotten) {
            Card card = cards.again(CardKind.CALL_AGAIN, tenant, state, leads.noted(tenant, state), call.card());
            write(tenant, card, ledger -> isUntaken(ledger, state.address(), call));
        }
        settled.put(key(tenant, call.card().customer(), call.at()), call.at());
    }

    private static boolean isUntaken(Ledger ledger, CustomerAddress address, Call call) {
        return ledger.of(address)
                .call()
                .filter(now -> now.at().equals(call.at()) && now.isOpen())
                .filter(now -> now.calledAgainAt().isEmpty())
                .isPresent();
    }

    private void write(Tenant tenant, Card card, Predicate<Ledger> missing) {
        post.write(
                tenant,
                card.kind().name(),
                missing,
                cards.text(tenant, card),
                TeamFold.mark(card, tenant.configHash()));
    }

    private boolean isSettled(Tenant tenant, Call call) {
        return settled.getIfPresent(key(tenant, call.card().customer(), call.at())) != null;
    }

    private static String key(Tenant tenant, Jid customer, Instant at) {
        return tenant.instance() + "\n" + customer + "\n" + at;
    }
}
