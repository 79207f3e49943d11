package io.voicesdr.core.flow;

/** What a node does. */
public enum NodeKind {
    /** Says something and goes on. */
    MESSAGE,
    /** Asks and waits for the customer. */
    QUESTION,
    /** Chooses the way by the variables. */
    CONDITION,
    /** Lets the model talk. */
    AI,
    /** Gives the conversation to a person. */
    HANDOVER,
    /** Ends the flow; the model goes on. */
    END
}
