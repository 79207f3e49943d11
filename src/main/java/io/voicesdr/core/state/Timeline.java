package io.voicesdr.core.state;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Chronology;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which of two entries came first, also where the order of the history can't be trusted: answers carry the clock of another
 * machine than questions (evolution/CONTRACT.md §5). Pure.
 */
final class Timeline {
    private final Map<String, Integer> places = new HashMap<>();
    private final Anchors anchors;

    Timeline(List<Entry> entries) {
        entries.forEach(entry -> places.put(entry.id(), places.size()));
        anchors = new Anchors(entries);
    }

    /** The customer's message that {@code turn} says it answers; empty when it names none that is known. */
    Optional<Entry> anchor(TurnGroup turn) {
        return turn.answers().flatMap(hash -> anchors.find(hash, turn.first()));
    }

    /** Whether {@code turn} answered a message: all up to its anchor, or, without one, all that was there. */
    Predicate<Entry> settledBy(TurnGroup turn) {
        Entry first = turn.first();
        Optional<Entry> anchor = anchor(turn);
        return question ->
                anchor.isPresent() ? isSettledBy(first, anchor.get(), question) : wasHeardByNote(question, first);
    }

    /**
     * Whether {@code entry} settles what was there when it was said, be it part of a turn or not: a person's words, and what
     * was taken back by whomever, for it had been said. Its mark is gone with its text, and saying it again because it was
     * deleted would answer twice.
     */
    static boolean countsByItself(Entry entry) {
        return entry.isFrom(Author.PERSON) && entry.isSpeech()
                || entry.message().fromMe() && entry.message().content() instanceof Content.Deleted;
    }

    /**
     * Whether {@code question} was answered by {@code bubble}, which says that it answers all up to {@code anchor}. An anchor
     * stamped far in the future settles only what was stored before the bubble, or it would swallow what is written until
     * then.
     */
    private boolean isSettledBy(Entry bubble, Entry anchor, Entry question) {
        return place(question) <= place(anchor)
                && !(anchor.at().isAfter(bubble.at().plus(Anchors.MAX_SKEW))
                        && Chronology.isStoredBefore(bubble.message(), question.message()));
    }

    /** Whether {@code question} was there when {@code utterance} was said on the company's side. */
    boolean wasHeardBy(Entry question, Entry utterance) {
        return place(question) < place(utterance)
                || utterance.message().origin() == Origin.API
                        && Chronology.isStoredBefore(question.message(), utterance.message());
    }

    /**
     * Whether {@code question} was there when the bot's {@code note} was spoken, which can't say what it answers. What
     * Evolution stored after the note can't have been heard, whatever the clocks say.
     */
    boolean wasHeardByNote(Entry question, Entry note) {
        return wasHeardBy(question, note) && !Chronology.isStoredBefore(note.message(), question.message());
    }

    private int place(Entry entry) {
        return places.getOrDefault(entry.id(), places.size());
    }
}
