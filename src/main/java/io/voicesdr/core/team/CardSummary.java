package io.voicesdr.core.team;

import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.text.Language;
import io.voicesdr.core.text.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a conversation came to before the words that stand on its card, from what is known without asking anybody. Pure. */
public final class CardSummary {

    /** Of what the customer came with; a card is read at a glance. */
    private static final int MAX_OPENING = 120;

    /** Shorter openings are greetings. */
    private static final int OPENING_WORDS = 3;

    private CardSummary() {}

    /**
     * The summary, on one line.
     *
     * @param told what the customer wrote in this session, oldest first
     * @param shown how many of these, the last, stand on the card
     * @param made a model's summary, where one is remembered
     * @param facts what is known of the customer, unless the card lists it
     * @return empty when the card says it all
     */
    public static String of(
            ConversationState state,
            List<String> told,
            int shown,
            Optional<String> made,
            List<LeadFact> facts,
            Language language,
            ZoneId zone) {
        List<String> parts = new ArrayList<>();
        made.map(summary -> summary.strip().replaceAll("\\s+", " ").replaceFirst("\\.$", ""))
                .ifPresent(parts::add);
        if (made.isEmpty() && told.size() > shown) {
            opening(told.subList(0, told.size() - shown))
                    .ifPresent(
                            words -> parts.add(language.choose("começou com “%s”", "began with “%s”", "empezó con “%s”")
                                    .formatted(Plain.line(words, MAX_OPENING))));
        }
        facts.forEach(fact -> parts.add(fact.criterion() + ": " + fact.value()));
        if (parts.isEmpty()) {
            return "";
        }
        size(state, language, zone).ifPresent(parts::add);
        return String.join("; ", parts);
    }

    private static Optional<String> opening(List<String> told) {
        return told.stream()
                .filter(words -> Words.of(words).words().size() >= OPENING_WORDS)
                .findFirst();
    }

    /** Empty when nothing was said in this session yet. */
    private static Optional<String> size(ConversationState state, Language language, ZoneId zone) {
        List<Entry> speech =
                state.session().entries().stream().filter(Entry::isSpeech).toList();
        return speech.stream()
                .findFirst()
                .map(first -> language.choose("%d mensagens desde %s", "%d messages since %s", "%d mensajes desde %s")
                        .formatted(speech.size(), moment(state, first.at(), language, zone)));
    }

    private static String moment(ConversationState state, Instant at, Language language, ZoneId zone) {
        boolean today =
                at.atZone(zone).toLocalDate().equals(state.now().atZone(zone).toLocalDate());
        String pattern = today ? "HH:mm" : language.choose("dd/MM HH:mm", "MM-dd HH:mm", "dd/MM HH:mm");
        return DateTimeFormatter.ofPattern(pattern).withZone(zone).format(at);
    }
}
