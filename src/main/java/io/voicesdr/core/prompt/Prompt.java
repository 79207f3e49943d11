package io.voicesdr.core.prompt;

import java.util.List;

/**
 * What the model is told, ready for the wire rules of gemini/CONTRACT.md §1.2: the first and the last turn are the
 * user's, no two neighbours have one role, no part is empty.
 *
 * @param system persona, tenant facts and rules; holds nothing a customer wrote
 * @param turns the conversation, oldest first
 */
public record Prompt(String system, List<Turn> turns) {
    public Prompt {
        turns = List.copyOf(turns);
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
    }
}
