package io.voicesdr.inbox;

import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.ConversationStatus;
import io.voicesdr.core.view.SessionFacts;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation in the list. Texts are as people wrote them: to be escaped.
 *
 * @param chat the customer's jid
 * @param status a word of {@code status.*}
 * @param owed messages of the customer that nobody has answered
 * @param unread messages of the customer since the company's last that no device of the company has shown
 * @param failed whether WhatsApp did not deliver the bot's last words
 * @param node of the flow; empty outside flows
 * @param lastBy a word of {@code author.*}
 */
record ChatRow(
        String instance,
        String chat,
        String name,
        String phone,
        String status,
        int owed,
        long unread,
        boolean failed,
        String node,
        String lastBy,
        String lastType,
        String lastText,
        Instant lastAt) {
    private static final int SHOWN = 140;
    private static final Set<Delivery> SEEN = Set.of(Delivery.READ, Delivery.PLAYED);

    static ChatRow of(ChatWindow window, Tenant tenant, Instant now) {
        Entry last = window.lastSpeech();
        ConversationStatus status = window.status(tenant.conversation(), now);
        return new ChatRow(
                tenant.instance(),
                window.chat().jid().value(),
                name(window),
                phone(window.chat().jid()),
                status.name().toLowerCase(Locale.ROOT),
                window.state().owed().size(),
                unread(window),
                !window.state().turns().isEmpty()
                        && window.state().turns().getLast().failed(),
                node(window, tenant, now),
                last.author().name().toLowerCase(Locale.ROOT),
                Bubble.type(last.message().content()),
                shortened(last.text()),
                last.at());
    }

    /** How people call the customer: the name they chose, else the number. */
    static String name(ChatWindow window) {
        String name = window.state().customerName().strip();
        return name.isEmpty() ? phone(window.chat().jid()) : name;
    }

    /** {@code +55 11 99999-0001}; other countries' numbers without gaps. */
    static String phone(Jid jid) {
        String digits = jid.user();
        if (jid.kind() == Jid.Kind.LID) {
            return "LID " + digits;
        }
        if (digits.startsWith("55") && (digits.length() == 12 || digits.length() == 13)) {
            int middle = digits.length() - 4;
            return "+55 " + digits.substring(2, 4) + " " + digits.substring(4, middle) + "-" + digits.substring(middle);
        }
        return "+" + digits;
    }

    private static long unread(ChatWindow window) {
        return window.state().entries().reversed().stream()
                .filter(Entry::isSpeech)
                .takeWhile(entry -> entry.isFrom(Author.CUSTOMER))
                .takeWhile(entry -> entry.message().deliveries().stream().noneMatch(SEEN::contains))
                .count();
    }

    /** Where the flow stands the bot's marks tell, whatever was said in voice notes. */
    private static String node(ChatWindow window, Tenant tenant, Instant now) {
        Optional<FlowState> flow = SessionFacts.flow(window.lastSession(), tenant, now, Hearing.NONE);
        return flow.filter(state -> tenant.flows().opening().map(Flow::id).isPresent())
                .flatMap(FlowState::node)
                .orElse("");
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** Where its page is. */
    public String url() {
        return "/inbox/" + instance + "/" + chat;
    }

    /** Two letters for the round sign, or a number's last two digits. */
    public String initials() {
        String[] words = name.split("\\s+");
        if (name.startsWith("+") || name.startsWith("LID ") || words[0].isEmpty()) {
            return chat.replaceAll("@.*", "").replaceAll(".*(..)$", "$1");
        }
        String first = letter(words[0]);
        return words.length > 1 ? first + letter(words[words.length - 1]) : first;
    }

    /** One of six colours, always the same for a customer. */
    public int tone() {
        return Math.floorMod(chat.hashCode(), 6);
    }

    private static String letter(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    /** Whether the last thing was no text: its kind is named then. */
    public boolean isMedia() {
        return lastText.isEmpty() || !lastType.equals("text");
    }
}
