package io.voicesdr.gemini;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How Gemini tells what texts mean, for the search over conversations. */
@ConfigMapping(prefix = "sdr.gemini-embedding")
public interface GeminiEmbeddingConfig {

    /** Another model has another space: after a change every message is asked about anew. */
    @WithDefault("gemini-embedding-2")
    String model();

    /** Numbers a message; 768 is what Google advises for the least. */
    @WithDefault("768")
    int dimensions();
}
