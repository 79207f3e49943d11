package io.voicesdr.core.state;

import io.voicesdr.core.history.Chronology;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of two entries came first, also where the order of the history can't be trusted: answers carry the clock of another
 * machine than questions (evolution/CONTRACT.md §5). Pure.
 */
final class Timeline {
    private final Map<String, Integer> places = new HashMap<>();

    Timeline(List<Entry> entries) {
        entries.forEach(entry -> places.put(entry.id(), places.size()));
    }

    /** Whether the customer wrote {@code question} no later than {@code anchor}, another message of the customer. */
    boolean isUpTo(Entry question, Entry anchor) {
        return place(question) <= place(anchor);
    }

    /** Whether {@code question} was there when {@code utterance} was said on the company's side. */
    boolean wasHeardBy(Entry question, Entry utterance) {
        return place(question) < place(utterance)
                || utterance.message().origin() == Origin.API
                        && Chronology.isStoredBefore(question.message(), utterance.message());
    }

    private int place(Entry entry) {
        return places.getOrDefault(entry.id(), places.size());
    }
}
