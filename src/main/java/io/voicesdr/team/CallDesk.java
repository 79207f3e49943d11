package io.voicesdr.team;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.conversation.ChatHistory;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Forgetting;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.team.Call;
import io.voicesdr.core.team.Card;
import io.voicesdr.core.team.CardKind;
import io.voicesdr.core.team.ChatLedger;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.team.OpenCall;
import io.voicesdr.core.team.Reasons;
import io.voicesdr.core.team.TeamFold;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Calls people: when a customer needs one, once more when nobody came, and when no answer could be made. Thread-safe. */
@ApplicationScoped
public class CallDesk {

    /** Between the customer's bubble and the card, with two clocks; also what two hand-overs of one moment are. */
    private static final Duration ONE_MOMENT = Duration.ofMinutes(5);

    /** The turn that told the customer also tells the team; only after this the sweep does it in its stead. */
    private static final Duration TURNS_OWN = Duration.ofMinutes(1);

    private static final Duration FALLBACKS_APART = Duration.ofHours(1);
    private static final int SETTLED = 20_000;

    private final TeamLedgers ledgers;
    private final TeamPost post;
    private final Cards cards;
    private final ChatHistory histories;
    private final Tenants tenants;
    private final InstantSource clock;
    private final Cache<String, Instant> settled =
            Caffeine.newBuilder().maximumSize(SETTLED).build();

    public CallDesk(
            TeamLedgers ledgers,
            TeamPost post,
            Cards cards,
            ChatHistory histories,
            Tenants tenants,
            InstantSource clock) {
        this.ledgers = ledgers;
        this.post = post;
        this.cards = cards;
        this.histories = histories;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** The customer was told at {@code toldAt} that a person goes on. */
    void call(Tenant tenant, ConversationState state, Instant toldAt, String code, String words) {
        String reason = Reasons.of(code, words, Language.of(tenant.language()));
        write(
                tenant,
                cards.card(CardKind.CALL, state, reason, java.util.List.of()),
                ledger -> isUncalled(ledger, state.address(), toldAt));
    }

    /** No answer could be made; the team hears of that once an hour a chat. */
    void fallback(Tenant tenant, ConversationState state, String code) {
        String reason = Reasons.of(code, "", Language.of(tenant.language()));
        Instant since = clock.instant().minus(FALLBACKS_APART);
        write(
                tenant,
                cards.card(CardKind.FALLBACK, state, reason, java.util.List.of()),
                ledger -> ledger.of(state.address())
                        .fallbackAt()
                        .filter(since::isBefore)
                        .isEmpty());
    }

    /** What a turn told the customer, but nobody told the team: its process died, or the team chat was out of reach. */
    void callForgotten(Tenant tenant, Collection<ConversationState> states) {
        Instant now = clock.instant();
        for (ConversationState state : states) {
            ChatLedger known = ledgers.known(tenant).of(state.address());
            Optional<BotTurn> told = OpenCall.in(state, known.standing())
                    .filter(turn -> turn.at().isBefore(now.minus(TURNS_OWN)));
            if (told.filter(turn -> isUncalled(ledgers.known(tenant), state.address(), turn.at()))
                    .isPresent()) {
                call(tenant, state, told.get().at(), "", "");
            }
        }
    }

    private static boolean isUncalled(Ledger ledger, CustomerAddress address, Instant toldAt) {
        boolean called = ledger.of(address)
                .call()
                .filter(call -> !call.at().isBefore(toldAt.minus(ONE_MOMENT)))
                .isPresent();
        return !called && !ledger.deletedNear(toldAt, ONE_MOMENT);
    }

    /** Calls again, once, what nobody took in time: neither here nor by writing to the customer. */
    void callAgain(Tenant tenant) {
        Duration patience = tenant.team().callAgainAfter();
        if (patience.isZero()) {
            return;
        }
        Instant now = clock.instant();
        Instant session = now.minus(tenant.conversation().sessionTtl());
        Set<ChatLedger> chats = Set.copyOf(ledgers.known(tenant).chats().values());
        for (ChatLedger chat : chats) {
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
        ConversationState state = look(tenant, call);
        boolean came = state.entries().stream()
                .filter(Entry::isSpeech)
                .filter(entry -> entry.isFrom(Author.PERSON))
                .anyMatch(entry -> !entry.at().isBefore(call.at().minus(ONE_MOMENT)));
        // the first card's words are not to be written again
        boolean forgotten = state.entries().stream()
                .filter(Forgetting::isNotice)
                .anyMatch(entry -> !entry.at().isBefore(call.at()));
        if (!came && !forgotten) {
            Card card = cards.again(CardKind.CALL_AGAIN, state, call.card());
            write(tenant, card, ledger -> isUntaken(ledger, state.address(), call));
        }
        settled.put(key(tenant, call), call.at());
    }

    private static boolean isUntaken(Ledger ledger, CustomerAddress address, Call call) {
        return ledger.of(address)
                .call()
                .filter(now -> now.at().equals(call.at()) && now.isOpen())
                .filter(now -> now.calledAgainAt().isEmpty())
                .isPresent();
    }

    private ConversationState look(Tenant tenant, Call call) {
        ChatHistory.Pulled pulled =
                histories.pull(tenant, CustomerAddress.of(call.card().customer()));
        return Replay.replay(
                new ChatRef(tenant.instance(), pulled.address().canonical()),
                tenant.conversation(),
                tenants.signatures(tenant),
                pulled.history(),
                clock.instant());
    }

    private void write(Tenant tenant, Card card, java.util.function.Predicate<Ledger> missing) {
        post.write(
                tenant,
                card.kind().name(),
                missing,
                cards.text(tenant, card),
                TeamFold.mark(card, tenant.configHash()));
    }

    private boolean isSettled(Tenant tenant, Call call) {
        return settled.getIfPresent(key(tenant, call)) != null;
    }

    private static String key(Tenant tenant, Call call) {
        return tenant.instance() + "\n" + call.card().customer() + "\n" + call.at();
    }
}
