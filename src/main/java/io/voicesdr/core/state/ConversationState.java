package io.voicesdr.core.state;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a conversation stands at one moment: a pure function of tenant, history and clock. Immutable; equal
 * for every order, duplication and page cut of the same messages.
 *
 * @param chat whose conversation
 * @param address every address of the customer that the history knows
 * @param now the moment this is true for
 * @param entries the whole known history, oldest first
 * @param session what of it counts now
 * @param owed what the customer wrote and nobody has answered, oldest first, however old
 * @param turns what the bot said, a turn each, oldest first
 * @param customerName the last display name the customer had; empty when none is known
 * @param feedback thumbs that the customer has up or down on the bot's messages, in the messages' order
 */
public record ConversationState(
        ChatRef chat,
        CustomerAddress address,
        Instant now,
        List<Entry> entries,
        Session session,
        List<Entry> owed,
        List<BotTurn> turns,
        String customerName,
        List<Feedback> feedback) {

    public ConversationState {
        entries = List.copyOf(entries);
        owed = List.copyOf(owed);
        turns = List.copyOf(turns);
        feedback = List.copyOf(feedback);
    }

    /** A state without feedback. */
    public ConversationState(
            ChatRef chat,
            CustomerAddress address,
            Instant now,
            List<Entry> entries,
            Session session,
            List<Entry> owed,
            List<BotTurn> turns,
            String customerName) {
        this(chat, address, now, entries, session, owed, turns, customerName, List.of());
    }

    /** The newest message nobody has answered: what an answer made now will be signed for. */
    public Optional<Entry> newestOwed() {
        return owed.isEmpty() ? Optional.empty() : Optional.of(owed.getLast());
    }

    /** The last thing a person of the company said (or software that counts as one); a reaction says nothing. */
    public Optional<Entry> lastFromPerson() {
        return lastFrom(Author.PERSON);
    }

    /** The last thing {@code author} said; reactions and what was taken back don't count. */
    public Optional<Entry> lastFrom(Author author) {
        return spoken().filter(entry -> entry.isFrom(author)).findFirst();
    }

    /** Who spoke last; empty when nobody has said anything. */
    public Optional<Author> lastRole() {
        return spoken().map(Entry::author).findFirst();
    }

    private Stream<Entry> spoken() {
        return entries.reversed().stream().filter(Entry::isSpeech);
    }
}
