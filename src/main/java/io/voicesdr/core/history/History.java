package io.voicesdr.core.history;

import io.voicesdr.core.message.Message;
import java.util.Collection;
import java.util.List;

/**
 * The messages of one chat, each once, oldest first, whatever order, duplication or page they came in. Immutable.
 *
 * @param messages unique by {@link Message#id()}, ordered
 * @param cut whether older messages exist that were not pulled (the page was full)
 */
public record History(List<Message> messages, boolean cut) {

    public History {
        messages = List.copyOf(messages);
    }

    /** The history that {@code messages}, in any order and with any duplicates, tell. */
    public static History of(Collection<Message> messages, boolean cut) {
        throw new UnsupportedOperationException();
    }

    /** This history and what is known besides it: live webhooks, our own sends that no pull has shown yet. */
    public History and(Collection<Message> others) {
        throw new UnsupportedOperationException();
    }
}
