package io.voicesdr.conversation;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;

/** All that the model is told beside rules and conversation: who it is, how it is heard, what team and flow want. Pure. */
final class Briefs {

    private Briefs() {}

    /**
     * {@code persona} with every section that {@code state} asks for.
     *
     * @param hearing what is known of its voice notes
     * @param personCalled whether a person has been called and nobody has come yet
     */
    static String with(
            String persona,
            Tenant tenant,
            ConversationState state,
            Hearing hearing,
            boolean personCalled,
            Decision.AskModel asked) {
        String speaking = VoiceBrief.with(persona, tenant, state, hearing);
        return FlowBrief.with(TeamBrief.with(speaking, tenant, personCalled), asked.flow(), tenant.language());
    }
}
