package io.voicesdr.conversation.tool;

import io.voicesdr.core.knowledge.Library;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import java.util.List;

/** Who brings tools: one bean for each kind. Thread-safe; cheap, because it is asked at every turn. */
public interface ToolSource {

    /** The tools that {@code tenant} has switched on, for the conversation in {@code state}; in a stable order. */
    List<Tool> tools(Tenant tenant, ConversationState state);

    /** Documents that the model's side can read by itself, in place of {@link KnowledgeTool}. */
    default Library library(Tenant tenant) {
        return Library.NONE;
    }

    /** The model could not read them. */
    default void lost(Tenant tenant) {}
}
