package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.answer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What to do about one {@link Reply}. */
sealed interface Verdict {

    /** Here is the answer. */
    record Said(Answer answer) implements Verdict {}

    /** The model wants tools used before it answers. */
    record CallTools(JsonNode content) implements Verdict {}

    /** The model will not talk about this; asking again is of no use. */
    record Refused(String code) implements Verdict {}

    /**
     * Ask the same model again, then the next one.
     *
     * @param times at most, in one ask and over all models
     */
    record Again(Trouble trouble, int times, Pause pause, Change change) implements Verdict {}

    /**
     * Ask the next model at once.
     *
     * @param asideUntil nobody needs to ask this model before; empty when the next ask may try it
     */
    record Next(Trouble trouble, Optional<Instant> asideUntil) implements Verdict {}

    /** No model will do: key, project or request are at fault. */
    record Stop(Trouble trouble) implements Verdict {}

    /** How long to wait before asking again. */
    sealed interface Pause {
        record None() implements Pause {}

        /** As long as the far side said. */
        record Exactly(Duration time) implements Pause {}

        /** Doubling, with jitter. */
        record Backoff() implements Pause {}
    }

    /** What is different the next time. */
    enum Change {
        NOTHING,
        /** Think less and allow a longer answer. */
        MORE_ROOM,
        /** Ask for the model's own words. */
        OWN_WORDS
    }
}
