package io.voicesdr.core.view;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.ConversationRules;
import java.time.Instant;

/** Where a conversation stands, in one word for lists. */
public enum ConversationStatus {
    /** Nobody has said anything for longer than the tenant's session TTL. */
    EXPIRED,
    /** A person wrote within the tenant's {@code human_pause}, or has taken the conversation over: the bot is silent. */
    PERSON,
    /** The bot told the customer that a person will go on, and none has written since. */
    HANDED_OVER,
    /** The customer waits for an answer. */
    WAITING,
    /** Answered; it is the customer's turn. */
    ACTIVE;

    /** @param standing what people have said about it in the team chat */
    static ConversationStatus of(ChatWindow chat, ConversationRules rules, Standing standing, Instant asOf) {
        if (chat.lastMessageAt().plus(rules.sessionTtl()).isBefore(asOf)) {
            return EXPIRED;
        }
        if (isWithPerson(chat, rules, standing, asOf)) {
            return PERSON;
        }
        if (isHandedOver(chat, standing)) {
            return HANDED_OVER;
        }
        return chat.state().owed().isEmpty() ? ACTIVE : WAITING;
    }

    private static boolean isWithPerson(ChatWindow chat, ConversationRules rules, Standing standing, Instant asOf) {
        return standing.silentUntil(chat.last(Author.PERSON).map(Entry::at), rules.humanPause())
                .filter(asOf::isBefore)
                .isPresent();
    }

    private static boolean isHandedOver(ChatWindow chat, Standing standing) {
        if (chat.state().turns().isEmpty()) {
            return false;
        }
        BotTurn last = chat.state().turns().getLast();
        return last.promisesPerson()
                && !standing.givenBackAfter(last.at())
                && chat.last(Author.PERSON)
                        .map(Entry::at)
                        .filter(last.at()::isBefore)
                        .isEmpty();
    }
}
