package io.voicesdr.core.view;

import io.voicesdr.core.catalogue.Shown;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.ChatRef;
import java.util.List;
import java.util.UUID;

/**
 * Something that happened between a customer and an item: a row of {@code car_interactions}.
 *
 * @param entry the message that tells it
 * @param comparedWith ids of the other items of a comparison
 */
public record Interaction(ChatRef chat, Entry entry, Kind kind, Shown item, List<String> comparedWith) {
    public Interaction {
        comparedWith = List.copyOf(comparedWith);
    }

    /** What happened. */
    public enum Kind {
        /** The bot showed the item. */
        VIEW,
        /** A reaction that says yes. */
        LIKE,
        /** A reaction that says no. */
        DISLIKE,
        /** The customer replied to the item, or named it. */
        QUOTE,
        /** The customer named several at once. */
        COMPARE
    }

    /** The same at every replica and time. */
    public UUID id() {
        return StableId.ofInteraction(chat.instance(), entry.id(), item.id());
    }
}
