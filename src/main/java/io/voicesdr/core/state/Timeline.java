package io.voicesdr.core.state;

import io.voicesdr.core.history.Chronology;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of two entries came first, also where the order of the history can't be trusted: edits move messages, and answers
 * carry the clock of another machine than questions (evolution/CONTRACT.md §5). Pure.
 */
final class Timeline {
    private final Map<String, Integer> places = new HashMap<>();

    Timeline(List<Entry> entries) {
        entries.forEach(entry -> places.put(entry.id(), places.size()));
    }

    /** Whether the customer wrote {@code question} no later than {@code anchor}, another message of the customer. */
    boolean isUpTo(Entry question, Entry anchor) {
        return question.id().equals(anchor.id()) || isBefore(question, anchor);
    }

    /** Whether {@code question} was there when {@code utterance} was said on the company's side. */
    boolean wasHeardBy(Entry question, Entry utterance) {
        return isBefore(question, utterance)
                || utterance.message().origin() == Origin.API
                        && wasStoredBefore(question.message(), utterance.message());
    }

    private boolean isBefore(Entry one, Entry other) {
        Message first = one.message();
        Message second = other.message();
        boolean moved = Chronology.isRewritten(first) || Chronology.isRewritten(second);
        return moved && Chronology.areStored(first, second)
                ? wasStoredBefore(first, second)
                : place(one) < place(other);
    }

    private static boolean wasStoredBefore(Message first, Message second) {
        return Chronology.areStored(first, second) && first.rowId().compareTo(second.rowId()) < 0;
    }

    private int place(Entry entry) {
        return places.getOrDefault(entry.id(), places.size());
    }
}
