package io.voicesdr.core.state;

import io.voicesdr.core.history.Attribution;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.ConversationRules;
import java.time.Instant;
import java.util.List;

/** {@code state = replay(tenant, history, now)}. Pure. */
public final class Replay {

    private Replay() {}

    /**
     * Where {@code chat} stands at {@code now}.
     *
     * @param rules of the tenant
     * @param signatures reads the tenant's marks
     */
    public static ConversationState replay(
            ChatRef chat, ConversationRules rules, SignatureCodec signatures, History history, Instant now) {
        List<Entry> all = Attribution.of(history, signatures, rules.otherSoftwareIsPerson());
        List<Entry> entries = Forgetting.of(all);
        Answers answers = Answers.in(entries);
        return new ConversationState(
                chat,
                address(chat, history),
                now,
                entries,
                session(rules, history, entries, now),
                answers.owed(),
                answers.turns(),
                customerName(entries),
                Feedback.in(entries));
    }

    /**
     * What {@link #replay} of the same {@code rules} and {@code history} that {@code before} was made of says at another
     * moment: only the session hangs on the clock.
     */
    public static ConversationState later(
            ConversationState before, ConversationRules rules, History history, Instant now) {
        return new ConversationState(
                before.chat(),
                before.address(),
                now,
                before.entries(),
                session(rules, history, before.entries(), now),
                before.owed(),
                before.turns(),
                before.customerName(),
                before.feedback());
    }

    /** What was said before a forgetting is as if it had never been: nothing is missing at the beginning. */
    private static Session session(ConversationRules rules, History history, List<Entry> entries, Instant now) {
        boolean cut = history.cut() && entries.stream().noneMatch(Forgetting::isNotice);
        return Session.last(entries, cut, rules.sessionTtl(), now);
    }

    private static CustomerAddress address(ChatRef chat, History history) {
        return history.messages().stream()
                .map(Message::address)
                .reduce(CustomerAddress.of(chat.jid()), CustomerAddress::and);
    }

    private static String customerName(List<Entry> entries) {
        return entries.reversed().stream()
                .filter(entry -> entry.isFrom(Author.CUSTOMER))
                .map(entry -> entry.message().pushName())
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
    }
}
