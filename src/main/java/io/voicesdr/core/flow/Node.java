package io.voicesdr.core.flow;

import io.voicesdr.core.flow.expression.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One point of a flow. Texts are templates: {@code {name}} stands for the variable of that name. */
public sealed interface Node {

    /** Unique within the flow. What signatures name, so a renamed node is another node. */
    String id();

    NodeKind kind();

    /**
     * Says something and goes on.
     *
     * @param texts a bubble each, at least one
     */
    record Message(String id, List<String> texts, String next) implements Node {
        public Message {
            texts = List.copyOf(texts);
        }

        @Override
        public NodeKind kind() {
            return NodeKind.MESSAGE;
        }
    }

    /**
     * Asks for a variable and waits for the answer.
     *
     * @param text the question; the options of a choice are listed below it
     * @param again what is said when the answer was not understood; the question follows it
     * @param tries how many answers may fail to be understood before the flow gives up; at least one
     * @param next where to go on; for a choice, where {@code branches} has no entry for the option
     * @param branches node by the id of the chosen option
     */
    record Question(
            String id,
            Variable variable,
            String text,
            Optional<String> again,
            int tries,
            Optional<String> next,
            Map<String, String> branches)
            implements Node {
        public Question {
            branches = Map.copyOf(branches);
        }

        @Override
        public NodeKind kind() {
            return NodeKind.QUESTION;
        }
    }

    /**
     * Goes one way or another without saying anything.
     *
     * @param branches the first that holds is taken
     */
    record Condition(String id, List<Branch> branches, String otherwise) implements Node {
        public Condition {
            branches = List.copyOf(branches);
        }

        @Override
        public NodeKind kind() {
            return NodeKind.CONDITION;
        }
    }

    /**
     * One way out of a condition.
     *
     * @param source the condition as its author wrote it
     */
    record Branch(Expression when, String source, String next) {}

    /**
     * Lets the model talk until a goal is reached.
     *
     * @param goal what the model is to reach, in the words of the flow's author
     * @param until intents of the customer on which the flow goes on to {@code next}
     * @param answers how many answers the model gives at most before the flow goes on; 0 for no limit
     * @param next empty: the model has the conversation until the session ends
     */
    record Ai(String id, String goal, List<String> until, int answers, Optional<String> next) implements Node {
        public Ai {
            until = List.copyOf(until);
        }

        @Override
        public NodeKind kind() {
            return NodeKind.AI;
        }
    }

    /**
     * Calls a person and ends the flow.
     *
     * @param text what the customer is told; empty for the product's own words
     * @param converted whether a session that comes here counts as a success in analytics
     */
    record HandOver(String id, Optional<String> text, boolean converted) implements Node {
        @Override
        public NodeKind kind() {
            return NodeKind.HANDOVER;
        }
    }

    /**
     * Ends the flow.
     *
     * @param text a last word; empty to end in silence only when something was said on the way here
     * @param converted whether a session that ends here counts as a success in analytics
     */
    record End(String id, Optional<String> text, boolean converted) implements Node {
        @Override
        public NodeKind kind() {
            return NodeKind.END;
        }
    }
}
