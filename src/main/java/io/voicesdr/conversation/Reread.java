package io.voicesdr.conversation;

import io.voicesdr.core.history.Chronology;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.state.ConversationState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How little must be read to learn what has happened in a chat since it was looked at. Whatever is written, edited or deleted
 * afterwards carries a later time than the messages that were already waiting (evolution/CONTRACT.md §5): WhatsApp's own for
 * what people write, that of Evolution's host for what is sent by API. The first shows in a waiting message's time, the
 * second in the moment its row was stored. Pure.
 */
final class Reread {

    /** Rows are stored a little out of order, and clocks are put right now and then. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private Reread() {}

    /**
     * The earliest time that anything written after {@code state} can carry. Empty when nobody can tell, since nothing waits,
     * or something that no pull has shown yet: then all must be read.
     */
    static Optional<Instant> since(ConversationState state) {
        List<Message> waiting = state.owed().stream().map(Entry::message).toList();
        Instant earliest = state.now();
        for (Message message : waiting) {
            Optional<Instant> stored = Chronology.storedAt(message);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            earliest = earlier(earliest, earlier(message.sentAt(), stored.get()));
        }
        return waiting.isEmpty() ? Optional.empty() : Optional.of(earliest.minus(OVERLAP));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
