package io.voicesdr.conversation;

import java.util.List;
import java.util.Optional;

/** Texts as points in space: the nearer two lie, the more alike is what they mean. Thread-safe. */
public interface Embeddings {

    /** Names the space: points of different models have nothing to do with one another. */
    String space();

    /**
     * The point of each of {@code texts}, in order, each of length 1 from the origin. Blocks; asks in batches.
     *
     * @return empty when they can't be had now; never throws for what the far side does
     */
    Optional<List<float[]>> of(List<String> texts);
}
