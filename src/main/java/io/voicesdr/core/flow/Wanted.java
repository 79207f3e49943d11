package io.voicesdr.core.flow;

import java.util.List;
import java.util.Optional;

/** What a flow wants done about the customer's unanswered messages, not yet done. */
public sealed interface Wanted {

    /** Nothing is unanswered. */
    record Nothing() implements Wanted {}

    /**
     * The flow's own texts are to be said.
     *
     * @param lines of consecutive nodes, at least one
     */
    record Say(List<Line> lines) implements Wanted {
        public Say {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The model is to answer, between what the flow says before and after.
     *
     * @param node where the flow stands while the model speaks; empty when the flow has nothing to do with it any more
     * @param goal of an AI node; empty elsewhere
     * @param until intents on which the flow goes on with {@code next}
     * @param next what follows the answer when one of these intents was found
     */
    record AskModel(
            Optional<String> node,
            List<Line> before,
            List<Line> after,
            String goal,
            List<String> until,
            List<Line> next)
            implements Wanted {
        public AskModel {
            before = List.copyOf(before);
            after = List.copyOf(after);
            until = List.copyOf(until);
            next = List.copyOf(next);
        }

        /** The model alone, with nothing of the flow around it. */
        public static AskModel plain() {
            return new AskModel(Optional.empty(), List.of(), List.of(), "", List.of(), List.of());
        }
    }

    /**
     * A person must go on.
     *
     * @param node where the flow stands; empty when it is lost
     * @param lines what the customer is told; empty for the product's own words
     * @param wished whether the customer asked for a person
     */
    record HandOver(Optional<String> node, List<Line> lines, boolean wished) implements Wanted {
        public HandOver {
            lines = List.copyOf(lines);
        }
    }
}
