package io.voicesdr.conversations;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.decision.Policy;
import io.voicesdr.core.history.ByCustomer;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chat of a case as the bot sees it at one moment. The customer of the first step is whose chat it is. */
final class View {
    private static final int MAX_LOOKS = 6;

    private final CaseTenant company;
    private final Tenant tenant;
    private final Jid customer;

    View(CaseTenant company, Jid customer) {
        this.company = company;
        this.tenant = company.tenant();
        this.customer = customer;
    }

    /** The chat's messages among {@code messages}; groups and other customers fall out. */
    List<Message> ofChat(Collection<Message> messages) {
        return ByCustomer.group(messages).entrySet().stream()
                .filter(chat -> chat.getKey().includes(customer))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }

    History history(Collection<Message> messages) {
        return History.of(ofChat(messages), company.pageFull());
    }

    ConversationState state(History history, Instant now) {
        CustomerAddress address = history.messages().stream()
                .map(Message::address)
                .reduce(CustomerAddress.of(customer), CustomerAddress::and);
        return Replay.replay(
                new ChatRef(tenant.instance(), address.canonical()),
                tenant.conversation(),
                company.signatures(),
                history,
                now);
    }

    /** When the newest news of this chat came; the moment of the step when nothing was heard of it yet. */
    Instant seenAt(Database.Known known) {
        return ofChat(known.all()).stream()
                .flatMap(message -> Optional.ofNullable(known.news().get(message.id())).stream())
                .max(Comparator.naturalOrder())
                .orElse(known.step().arrives());
    }

    /** What is decided at {@code now} and, as long as the decision names a moment to look again, at that moment. */
    List<Look> looks(History history, Instant now, Instant seenAt) {
        List<Look> looks = new ArrayList<>();
        Instant next = now;
        while (looks.size() < MAX_LOOKS && next.isBefore(Instant.MAX)) {
            Decision decision = Policy.decide(tenant, state(history, next), seenAt);
            looks.add(new Look(next, decision));
            next = lookAgain(decision);
        }
        return looks;
    }

    private static Instant lookAgain(Decision decision) {
        return switch (decision) {
            case Decision.Wait wait -> wait.until();
            case Decision.Silent silent -> silent.until().orElse(Instant.MAX);
            case Decision.AskModel ask -> Instant.MAX;
            case Decision.Listen listen -> Instant.MAX;
            case Decision.Say say -> Instant.MAX;
            case Decision.HandOver over -> Instant.MAX;
        };
    }

    /** One look at the chat. */
    record Look(Instant at, Decision decision) {}
}
