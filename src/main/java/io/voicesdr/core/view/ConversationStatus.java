package io.voicesdr.core.view;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.tenant.ConversationRules;
import java.time.Instant;

/** Where a conversation stands, in one word for lists. */
public enum ConversationStatus {
    /** Nobody has said anything for longer than the tenant's session TTL. */
    EXPIRED,
    /** A person of the company wrote within the tenant's {@code human_pause}: the bot is silent. */
    PERSON,
    /** The bot told the customer that a person will go on, and none has written since. */
    HANDED_OVER,
    /** The customer waits for an answer. */
    WAITING,
    /** Answered; it is the customer's turn. */
    ACTIVE;

    static ConversationStatus of(ChatWindow chat, ConversationRules rules, Instant asOf) {
        if (chat.lastMessageAt().plus(rules.sessionTtl()).isBefore(asOf)) {
            return EXPIRED;
        }
        if (isWithPerson(chat, rules, asOf)) {
            return PERSON;
        }
        if (isHandedOver(chat)) {
            return HANDED_OVER;
        }
        return chat.state().owed().isEmpty() ? ACTIVE : WAITING;
    }

    private static boolean isWithPerson(ChatWindow chat, ConversationRules rules, Instant asOf) {
        return chat.last(Author.PERSON)
                .filter(last -> last.at().plus(rules.humanPause()).isAfter(asOf))
                .isPresent();
    }

    private static boolean isHandedOver(ChatWindow chat) {
        if (chat.state().turns().isEmpty()) {
            return false;
        }
        BotTurn last = chat.state().turns().getLast();
        return last.kind() == Kind.HANDOVER
                && chat.last(Author.PERSON)
                        .map(Entry::at)
                        .filter(last.at()::isBefore)
                        .isEmpty();
    }
}
