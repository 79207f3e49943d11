package io.voicesdr.core.history;

import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Signature;
import java.time.Instant;
import java.util.Optional;

/**
 * A message whose author is known.
 *
 * @param message as the history has it, signature still on its text
 * @param author who said it
 * @param signature the mark, where it stands and its check holds
 * @param text what a reader sees of the message, the mark taken off; empty for media without caption
 * @param at the moment that orders the entry: for edited and deleted rows the moment of the first writing as far as the
 *     row id tells, else {@code messageTimestamp}
 */
public record Entry(Message message, Author author, Optional<Signature> signature, String text, Instant at) {

    public String id() {
        return message.id();
    }

    public boolean isFrom(Author other) {
        return author == other;
    }

    /** Whether something was said: not a reaction, and not something taken back. */
    public boolean isSpeech() {
        return Weight.of(message.content()) != Weight.NONE;
    }

    /** Whether a customer wrote this and waits for an answer: stickers and votes don't ask for one. */
    public boolean asksForAnswer() {
        return author == Author.CUSTOMER && Weight.of(message.content()) == Weight.CALL;
    }
}
