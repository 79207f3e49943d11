package io.voicesdr.core.decision;

import io.voicesdr.core.flow.Line;
import io.voicesdr.core.flow.Wanted;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Notice;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a conversation asks for, not yet done. */
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
     * @param places of the flow's nodes, one for each text; 0 for none
     */
    record Say(Kind kind, List<String> texts, String answers, List<Integer> places) implements Decision {
        public Say {
            texts = List.copyOf(texts);
            places = List.copyOf(places);
        }

        /** Texts that no flow has anything to do with. */
        public Say(Kind kind, List<String> texts, String answers) {
            this(kind, texts, answers, Collections.nCopies(texts.size(), 0));
        }

        /** One of our own notices. */
        public static Say ofNotice(Notice notice, String text, String answers) {
            return new Say(Kind.NOTICE, List.of(text), answers, List.of(notice.place()));
        }

        /** Which notice it is; empty when it is none. */
        public Optional<Notice> notice() {
            return kind == Kind.NOTICE
                    ? Arrays.stream(Notice.values())
                            .filter(notice -> notice.place() == places.getFirst())
                            .findFirst()
                    : Optional.empty();
        }

        /** What a flow says. */
        public static Say ofFlow(List<Line> lines, String answers) {
            return new Say(
                    Kind.FLOW,
                    lines.stream().map(Line::text).toList(),
                    answers,
                    lines.stream().map(Line::place).toList());
        }
    }

    /**
     * An answer by the model is owed.
     *
     * @param answers id of the newest customer message it will settle
     * @param flow what a flow says around it
     */
    record AskModel(String answers, Wanted.AskModel flow) implements Decision {
        /** An answer that no flow has anything to do with. */
        public AskModel(String answers) {
            this(answers, Wanted.AskModel.plain());
        }
    }

    /**
     * The flow can't go on before these voice notes have been listened to; decide again then. Whatever of them can't be
     * heard counts as said without words.
     *
     * @param notes ids of messages, oldest first, at least one
     */
    record Listen(List<String> notes) implements Decision {
        public Listen {
            notes = List.copyOf(notes);
        }
    }

    /**
     * A person must go on.
     *
     * @param reason why, for the operator
     * @param text what the customer is told; empty to say nothing
     * @param answers id of the newest customer message it settles
     * @param before what a flow says before that
     * @param place of the flow's node; 0 for none
     */
    record HandOver(Reason reason, String text, String answers, List<Line> before, int place) implements Decision {
        public HandOver {
            before = List.copyOf(before);
        }

        /** A hand-over that no flow has anything to do with. */
        public HandOver(Reason reason, String text, String answers) {
            this(reason, text, answers, List.of(), 0);
        }
    }

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
        /** What is owed can't be read here, and the customer has been told so in this session. */
        UNREADABLE,
        /** The tenant has switched the model off. */
        MODEL_OFF,
        /** No model could make an answer. */
        MODEL_FAILED,
        /** The model asked for a person. */
        MODEL_ASKED,
        /** The flow reached a node that gives the conversation to a person, or could not go on. */
        FLOW_ENDED,
        /** The customer asked for a person. */
        CUSTOMER_ASKED,
        /** Nobody is there, and the tenant lets messages wait until then. */
        OUTSIDE_HOURS,
        /** The day's limit of tokens or answers is reached, and the customer has been told. */
        DAY_LIMIT
    }
}
