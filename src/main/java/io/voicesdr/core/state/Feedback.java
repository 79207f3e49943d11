package io.voicesdr.core.state;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Content;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a customer thinks of a message of the bot, as a thumb on it says. It is never answered.
 *
 * @param messageId the bot's message
 * @param good thumb up
 * @param at when the customer reacted
 */
public record Feedback(String messageId, boolean good, Instant at) {

    private static final String THUMB_UP = "👍";
    private static final String THUMB_DOWN = "👎";

    /** The thumbs that stand now: a later reaction of the customer on the same message replaces an earlier one. */
    static List<Feedback> in(List<Entry> entries) {
        Map<String, Entry> last = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.isFrom(Author.CUSTOMER))
                .forEach(entry -> target(entry).ifPresent(id -> last.put(id, entry)));
        return entries.stream()
                .filter(entry -> entry.isFrom(Author.BOT))
                .flatMap(entry ->
                        Stream.ofNullable(last.get(entry.id())).flatMap(reaction -> of(entry.id(), reaction).stream()))
                .toList();
    }

    private static Optional<String> target(Entry entry) {
        return entry.message().content() instanceof Content.Reaction reaction
                ? Optional.of(reaction.targetId())
                : Optional.empty();
    }

    /** Skin colours come after the thumb. */
    private static Optional<Feedback> of(String messageId, Entry entry) {
        String emoji = entry.message().content() instanceof Content.Reaction reaction ? reaction.emoji() : "";
        boolean good = emoji.startsWith(THUMB_UP);
        return good || emoji.startsWith(THUMB_DOWN)
                ? Optional.of(new Feedback(messageId, good, entry.at()))
                : Optional.empty();
    }
}
