package io.voicesdr.core.prompt;

import io.voicesdr.core.media.MediaFile;
import java.util.List;

/**
 * What the model is told, ready for the wire rules of gemini/CONTRACT.md §1.2: the first and the last turn are the
 * user's, no two neighbours have one role, no part is empty.
 *
 * @param system persona, tenant facts and rules; holds nothing a customer wrote
 * @param turns the conversation, oldest first
 * @param task what is asked for
 */
public record Prompt(String system, List<Turn> turns, Task task) {
    public Prompt {
        turns = List.copyOf(turns);
    }

    /** A prompt for an answer to a customer. */
    public Prompt(String system, List<Turn> turns) {
        this(system, turns, Task.ANSWER);
    }

    /** What is asked for, and with it the shape of what comes back. */
    public enum Task {
        /** What to say to a customer. */
        ANSWER,
        /** The words of every recording in it, in their order. */
        TRANSCRIBE,
        /** What a conversation came to. */
        SUMMARISE
    }

    /** What one side says at one go: at least one part, none empty. */
    public record Turn(Role role, List<Part> parts) {
        public Turn {
            parts = List.copyOf(parts);
        }
    }

    /** Who speaks, in the model's two words. */
    public enum Role {
        USER,
        MODEL
    }

    /** One piece of a turn. */
    public sealed interface Part {
        record Text(String text) implements Part {}

        /** A file of a customer; what stands before it says what it is. */
        record Media(MediaFile file) implements Part {}
    }
}
