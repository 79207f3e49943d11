package io.voicesdr.inbox;

import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.view.ChatWindow;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A conversation in the list. Texts are as people wrote them: to be escaped.
 *
 * @param chat the customer's jid
 * @param status a word of {@code status.*}
 * @param owed messages of the customer that nobody has answered
 * @param unread messages of the customer since the company's last that no device of the company has shown
 * @param failed whether WhatsApp did not deliver the bot's last words
 * @param node of the flow; empty outside flows
 * @param score of the customer as a lead, 0 to 100; -1 where nothing is known yet
 * @param lead how far people are with the lead, a word of {@code lead.*}; empty when it is none
 * @param followUp the last stage since the customer's last message; 0 for none
 * @param lastBy a word of {@code author.*}
 */
record ChatRow(
        String instance,
        String chat,
        String name,
        String phone,
        String status,
        long owed,
        long unread,
        boolean failed,
        String node,
        int score,
        boolean priority,
        String lead,
        int followUp,
        String lastBy,
        String lastType,
        String lastText,
        Instant lastAt) {
    private static final int SHOWN = 140;

    /** Control characters, and those of the bidirectional algorithm. */
    private static final Pattern TURNS = Pattern.compile("[\\p{Cc}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]");

    private static final Set<Delivery> SEEN = Set.of(Delivery.READ, Delivery.PLAYED);

    static ChatRow of(ChatWindow window, Scene scene) {
        return of(Stand.of(window, scene), scene);
    }

    static ChatRow of(Stand stand, Scene scene) {
        ChatWindow window = stand.window();
        Entry last = window.lastSpeech();
        Lead lead = scene.lead(window);
        return new ChatRow(
                scene.tenant().instance(),
                window.chat().jid().value(),
                name(window),
                phone(window.chat().jid()),
                stand.status().name().toLowerCase(Locale.ROOT),
                window.state().owed().size(),
                unread(window),
                stand.failed(),
                node(window, scene),
                lead.facts().isEmpty() ? -1 : lead.score(),
                lead.isPriority(),
                stand.lead().map(LeadStatus::word).orElse(""),
                followUp(window),
                last.author().name().toLowerCase(Locale.ROOT),
                Bubble.type(last.message().content()),
                shortened(last.text()),
                last.at());
    }

    private static int followUp(ChatWindow window) {
        return window.state().turns().reversed().stream()
                .takeWhile(turn -> window.state()
                        .lastFrom(Author.CUSTOMER)
                        .map(Entry::at)
                        .filter(turn.at()::isBefore)
                        .isEmpty())
                .filter(turn -> turn.kind() == Kind.FOLLOW_UP)
                .flatMap(turn -> turn.bubbles().stream())
                .flatMap(bubble -> bubble.signature().stream())
                .mapToInt(Signature::place)
                .max()
                .orElse(0);
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

    private static String node(ChatWindow window, Scene scene) {
        return scene.flow(window).flatMap(FlowState::node).orElse("");
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** Where its page is. */
    public String url() {
        return url(instance, Jid.of(chat));
    }

    static String url(String instance, Jid chat) {
        return "/inbox/" + instance + "/" + chat.value();
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

    /** Whether people call the customer by anything but the number. */
    public boolean hasName() {
        return !name.equals(phone);
    }

    /** Whether WhatsApp hides the number. */
    public boolean lid() {
        return Jid.of(chat).kind() == Jid.Kind.LID;
    }

    /** The name for where nothing can set it apart, without what breaks lines or turns the writing around it. */
    public String plainName() {
        String plain = TURNS.matcher(name).replaceAll("").strip();
        return plain.isEmpty() ? phone : plain;
    }

    private static String letter(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    /** Whether people are so far with the lead. */
    public boolean isLead(String word) {
        return lead.equals(word);
    }

    /** Whether anything is known of the customer's interest. */
    public boolean isScored() {
        return score >= 0;
    }

    /** Whether the last thing was no text: its kind is named then. */
    public boolean isMedia() {
        return lastText.isEmpty() || !lastType.equals("text");
    }
}
