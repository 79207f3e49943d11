package io.voicesdr.core.history;

import io.voicesdr.core.media.Lack;
import io.voicesdr.core.message.Content;
import java.util.Map;
import java.util.Optional;

/**
 * What voice notes say, as far as somebody has listened to them. An input of deciding and of prompts, never of replaying
 * (law 2): who forgets it finds the same conversation, with the same messages owed, and listens again. Immutable.
 *
 * @param words by message id, not blank
 * @param lacks why a note, or another file, could not be had, by message id
 */
public record Hearing(Map<String, String> words, Map<String, Lack> lacks) {

    /** Nobody has listened to anything. */
    public static final Hearing NONE = new Hearing(Map.of(), Map.of());

    public Hearing {
        words = Map.copyOf(words);
        lacks = Map.copyOf(lacks);
    }

    /** The words of {@code entry}: its text or caption, or what its recording says; empty when there are none, or none known. */
    public String textOf(Entry entry) {
        return entry.text().isBlank() && entry.message().content() instanceof Content.Audio
                ? words.getOrDefault(entry.id(), "")
                : entry.text();
    }

    /** {@code entry} with its words for a text. */
    public Entry heard(Entry entry) {
        String text = textOf(entry);
        return text.equals(entry.text())
                ? entry
                : new Entry(entry.message(), entry.author(), entry.signature(), text, entry.at());
    }

    /** Whether {@code entry} is a recording that nobody has listened to and that may still be listened to. */
    public boolean isUnheard(Entry entry) {
        return isSilent(entry) && !lacks.containsKey(entry.id());
    }

    /** Whether {@code entry} is a recording that can't be heard. */
    public boolean isDeafTo(Entry entry) {
        return isSilent(entry) && lacks.containsKey(entry.id());
    }

    /** Why the file of {@code entry} is not there; empty when nothing is known against it. */
    public Optional<Lack> lackOf(Entry entry) {
        return Optional.ofNullable(lacks.get(entry.id()));
    }

    private boolean isSilent(Entry entry) {
        return entry.message().content() instanceof Content.Audio
                && textOf(entry).isBlank();
    }
}
