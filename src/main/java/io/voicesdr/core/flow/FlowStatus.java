package io.voicesdr.core.flow;

import java.util.Locale;

/** How a session's flow goes. In views in lower case. */
public enum FlowStatus {
    /** It waits for the customer. */
    ACTIVE,
    /** It reached an END node. */
    COMPLETED,
    /** It waits, and has waited for longer than the flow's {@code abandoned_after}; a new message makes it active again. */
    ABANDONED,
    /** It was waiting when the session ended. */
    EXPIRED,
    /** A person goes on: by a HANDOVER node, because the customer asked, or because a person wrote. */
    HANDED_OVER,
    /** The model has the conversation: in an AI node, or because the flow could not go on. */
    IN_AI;

    /** The word in views: {@code handed_over}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
