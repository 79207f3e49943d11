package io.voicesdr.core.prompt;

import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;

/** Builds what the model is told from a state (DESIGN §9). Pure: same state, same prompt. */
public final class PromptBuilder {

    private PromptBuilder() {}

    /**
     * The prompt for answering {@code state}'s owed messages.
     *
     * @param persona the tenant's system prompt, already rendered
     */
    public static Prompt build(Tenant tenant, String persona, ConversationState state) {
        throw new UnsupportedOperationException();
    }
}
