package io.voicesdr.core.signature;

/** Why the bot sent a message. The order is part of the wire format (docs/signature.md): append, never reorder. */
public enum Kind {
    /** The model's answer to a customer. */
    ANSWER,
    /** A flow node's text. */
    FLOW,
    /** A fixed text of ours: out of hours, virtual assistant, model switched off. */
    NOTICE,
    /** The honest short text sent when no answer could be made. */
    FALLBACK,
    /** The customer was told that a person will go on. */
    HANDOVER,
    /** The bot wrote first. */
    FOLLOW_UP,
    /** A card in the team chat. */
    CARD,
    /** A command in the team chat. */
    COMMAND;

    /** Whether a message of this kind settles what the customer had written before. */
    public boolean answers() {
        return switch (this) {
            case ANSWER, FLOW, NOTICE, FALLBACK, HANDOVER -> true;
            case FOLLOW_UP, CARD, COMMAND -> false;
        };
    }
}
