package io.voicesdr.conversation.tool;

import io.voicesdr.core.knowledge.Library;
import io.voicesdr.core.tenant.Tenant;

/**
 * Puts documents where the model can read them by itself, for tenants whose documents are too large for the prompt. Where
 * that is not done, or has failed, they are searched here ({@link KnowledgeTool}). Thread-safe.
 */
public interface Retrieval {

    /** Documents stay here. */
    Retrieval NONE = new Retrieval() {
        @Override
        public Library library(Tenant tenant) {
            return Library.NONE;
        }

        @Override
        public void prepare(Tenant tenant) {}

        @Override
        public void lost(Tenant tenant) {}
    };

    /** What lies ready for {@code tenant}'s documents as they are now; asks nobody. */
    Library library(Tenant tenant);

    /**
     * Brings what lies there up to date: found if somebody has put it there, put there else, renewed before it ends. May
     * take minutes; never throws for what the far side does.
     */
    void prepare(Tenant tenant);

    /** A model could not read it: it counts as gone until it is prepared again. */
    void lost(Tenant tenant);
}
