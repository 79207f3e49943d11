package io.voicesdr.core.decision;

import io.voicesdr.core.signature.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a conversation asks for, not yet done (DESIGN §3). */
public sealed interface Decision {

    /**
     * Nothing is to be said, because of {@code reason}.
     *
     * @param until when the reason ends by itself (a person's pause): worth another look then, something is still owed;
     *     empty when only a new message or another configuration can change it
     */
    record Silent(Reason reason, Optional<Instant> until) implements Decision {
        /** Silent until something new is written. */
        public Silent(Reason reason) {
            this(reason, Optional.empty());
        }
    }

    /** Something is owed, but not yet: look again at {@code until}. */
    record Wait(Instant until, Reason reason) implements Decision {}

    /**
     * A fixed text is owed.
     *
     * @param answers id of the newest customer message it settles
     */
    record Say(Kind kind, List<String> texts, String answers) implements Decision {
        public Say {
            texts = List.copyOf(texts);
        }
    }

    /**
     * An answer by the model is owed.
     *
     * @param answers id of the newest customer message it will settle
     */
    record AskModel(String answers) implements Decision {}

    /**
     * A person must go on.
     *
     * @param reason why, for the operator
     * @param text what the customer is told; empty to say nothing
     * @param answers id of the newest customer message it settles
     */
    record HandOver(Reason reason, String text, String answers) implements Decision {}

    /** Why: a stable word for logs and metrics. */
    enum Reason {
        /** Nobody has written anything, or nothing that waits for an answer. */
        NOTHING_OWED,
        /** What is owed is older than the tenant's {@code recover_within}. */
        TOO_OLD,
        /** A person of the company has the conversation. */
        PERSON_SPEAKING,
        /** The customer may still be typing. */
        BURST,
        /** The conversation has had its answers for this minute. */
        RATE_LIMIT,
        /** The other side answers like a machine. */
        LOOP,
        /** The tenant has switched the model off. */
        MODEL_OFF,
        /** No model could make an answer. */
        MODEL_FAILED,
        /** The model asked for a person. */
        MODEL_ASKED
    }
}
