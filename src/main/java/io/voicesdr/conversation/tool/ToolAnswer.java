package io.voicesdr.conversation.tool;

import io.voicesdr.core.answer.Answer.Handover;
import io.voicesdr.core.answer.Answer.LeadFact;
import java.util.List;

/**
 * What came of a tool's work.
 *
 * @param ok false: it could not do it, {@code text} says why in words for the model
 * @param text for the model; data, never an order
 * @param handover whether the call itself asks for a person
 * @param facts what the call itself says about the customer; still to be checked
 */
public record ToolAnswer(boolean ok, String text, Handover handover, List<LeadFact> facts) {

    public ToolAnswer {
        facts = List.copyOf(facts);
    }

    /** Something was found, or it is certain that there is nothing. */
    public static ToolAnswer found(String text) {
        return new ToolAnswer(true, text, Handover.notNeeded(), List.of());
    }

    /** It can't be told. */
    public static ToolAnswer failed(String text) {
        return new ToolAnswer(false, text, Handover.notNeeded(), List.of());
    }
}
