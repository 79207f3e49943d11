package io.voicesdr.core.flow;

import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.text.Words;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A customer's message as a flow hears it.
 *
 * @param id of the message
 * @param text its words: text, caption, transcript, title of a choice, number of a contact card, address of a location
 * @param tapped id of the button or list row that was tapped; empty for everything else
 * @param unheard a recording whose words nobody knows yet, though they may be had
 */
public record Said(String id, Instant at, String text, Optional<String> tapped, boolean unheard) {

    /** The ends of sentences; their insides are not matched, since a pattern that walks through a long one exhausts the stack. */
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[!?;\\n])|(?<=\\.)(?=\\s)");

    /** What is left between two of them. */
    private static final Set<String> BARE_ENDS = Set.of("", ".", "!", "?", ";");

    private static final Pattern TELEPHONE = Pattern.compile("(?im)^(?:item\\d+\\.)?TEL[^:\\r\\n]*:([^\\r\\n]+)$");
    private static final Set<String> ASKING = Set.of(
            "qual", "quais", "quanto", "quanta", "quantos", "quantas", "como", "onde", "quando", "quem", "que", "pq",
            "porque", "oq", "what", "how", "where", "when", "which", "cuanto", "cual", "donde");
    private static final Set<String> GREETINGS = Set.of(
            "oi",
            "oie",
            "oii",
            "oiii",
            "ola",
            "opa",
            "eai",
            "e ai",
            "hey",
            "hi",
            "hello",
            "hola",
            "bom dia",
            "boa tarde",
            "boa noite",
            "tudo bem",
            "oi tudo bem",
            "ola tudo bem",
            "oi bom dia",
            "oi boa tarde",
            "oi boa noite",
            "ola bom dia",
            "ola boa tarde",
            "ola boa noite",
            "alo",
            "buenos dias",
            "buenas tardes",
            "buenas noches");

    /** What {@code entry}, a customer's, says to somebody who has listened to {@code hearing}. */
    public static Said of(Entry entry, Hearing hearing) {
        Content content = entry.message().content();
        Optional<String> tapped =
                content instanceof Content.Choice choice && !choice.id().isEmpty()
                        ? Optional.of(choice.id())
                        : Optional.empty();
        return new Said(
                entry.id(), entry.at(), words(content, hearing.textOf(entry)), tapped, hearing.isUnheard(entry));
    }

    private static String words(Content content, String text) {
        return switch (content) {
            case Content.Contacts contacts -> telephone(contacts);
            case Content.Location location -> (location.name() + " " + location.address()).strip();
            default -> text.strip();
        };
    }

    private static String telephone(Content.Contacts contacts) {
        if (contacts.cards().size() != 1) {
            return "";
        }
        Matcher number = TELEPHONE.matcher(contacts.cards().getFirst().vcard());
        return number.find() ? number.group(1).strip() : "";
    }

    /** A picture, a voice note without transcript, a vote: only the model can react to these. */
    boolean isWordless() {
        return text.isBlank();
    }

    /** Whether the customer wants to know something. */
    boolean isQuestion() {
        var words = Words.of(text).words();
        return words.size() >= 2 && (text.contains("?") || ASKING.contains(words.getFirst()));
    }

    /**
     * What of it can be an answer: its sentences that ask nothing. "60 mil. Vocês financiam?" answers, "vocês abrem
     * amanhã?" does not.
     */
    String answer() {
        return isQuestion()
                ? SENTENCE_END
                        .splitAsStream(text)
                        .map(String::strip)
                        .filter(sentence -> !BARE_ENDS.contains(sentence) && !asks(sentence))
                        .collect(Collectors.joining(" "))
                : text;
    }

    private static boolean asks(String sentence) {
        var words = Words.of(sentence).words();
        return sentence.endsWith("?") || !words.isEmpty() && ASKING.contains(words.getFirst());
    }

    /** Nothing but a greeting. */
    boolean isGreeting() {
        return GREETINGS.contains(String.join(" ", Words.of(text).words()));
    }
}
