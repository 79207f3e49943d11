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

/** {@code state = replay(tenant, history, now)} (DESIGN §1). Pure. */
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
        // what was said before the forgetting is as if it had never been: nothing is missing at the beginning
        boolean cut = history.cut() && entries.stream().noneMatch(Forgetting::isNotice);
        Answers answers = Answers.in(entries);
        return new ConversationState(
                chat,
                address(chat, history),
                now,
                entries,
                Session.last(entries, cut, rules.sessionTtl(), now),
                answers.owed(),
                answers.turns(),
                customerName(entries),
                Feedback.in(entries));
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
