package io.voicesdr.core.view;

import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.state.Session;
import io.voicesdr.core.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A message of a customer that asks for an answer: a row of {@code user_questions}.
 *
 * @param entry the message
 * @param session the session it is in; empty when that began before what is known, so that its id can't be told
 * @param exchange what was replied, if anything
 */
public record Question(ChatRef chat, Entry entry, Optional<Session> session, Exchange exchange) {

    /** Every question of {@code chat} asked in {@code period}, oldest first. */
    public static List<Question> in(ChatWindow chat, Period period) {
        Map<String, Session> sessions = chat.sessionsByEntry();
        List<Question> questions = new ArrayList<>();
        for (Exchange exchange : chat.log()) {
            exchange.said().stream()
                    .filter(Entry::asksForAnswer)
                    .filter(entry -> period.contains(entry.at()))
                    .map(entry -> new Question(chat.chat(), entry, whole(sessions, entry), exchange))
                    .forEach(questions::add);
        }
        return questions;
    }

    private static Optional<Session> whole(Map<String, Session> sessions, Entry entry) {
        return Optional.ofNullable(sessions.get(entry.id())).filter(session -> !session.cut());
    }

    public UUID id() {
        return StableId.ofQuestion(chat.instance(), entry.id());
    }

    public Optional<UUID> sessionId() {
        return session.map(of ->
                StableId.ofSession(chat.instance(), of.entries().getFirst().id()));
    }

    /** The words in lower case without accents and punctuation, one space between; empty for media without caption. */
    public String normalizedText() {
        return String.join(" ", Words.of(entry.text()).words());
    }

    /** How long the customer waited for the reply; zero where two clocks make it seem older, empty where there is none. */
    public Optional<Duration> responseTime() {
        return exchange.reply().stream()
                .findFirst()
                .map(reply -> Duration.between(entry.at(), reply.at()))
                .map(waited -> waited.isNegative() ? Duration.ZERO : waited);
    }

    /** Whether the reply was spoken by the bot. */
    public boolean ttsGenerated() {
        return voiceNote().isPresent();
    }

    /** The bot's first voice note in the reply. */
    public Optional<Entry> voiceNote() {
        return exchange.turn().stream()
                .flatMap(turn -> turn.bubbles().stream())
                .filter(bubble -> bubble.message().content() instanceof Content.Audio)
                .findFirst();
    }
}
