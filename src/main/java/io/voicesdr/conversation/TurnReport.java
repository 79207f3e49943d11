package io.voicesdr.conversation;

import io.voicesdr.core.message.ChatRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The account of one turn, for the log line and the metrics: no text of anybody, and the chat only to be shown masked.
 *
 * @param chat whose
 * @param turn random id of the turn, to search the log for
 * @param outcome how it ended
 * @param detail the decision's reason or a stable error code; empty when the outcome says it all
 * @param answers id of the newest customer message concerned; empty when nothing was owed
 * @param owed how many customer messages waited
 * @param bubbles sent
 * @param historyRequests sent to Evolution for reading
 * @param mediaRequests sent to Evolution for files of messages
 * @param mediaBytes that these files had, before base64
 * @param usage what the model cost
 * @param tools names of the tools that the model used, in order, with a {@code !} before those that failed
 * @param node of the flow at which the turn ends; empty outside flows
 * @param intent the model's word for what the customer wants; empty when it gave none
 * @param confidence the model's own, 0 to 1, where it gave one
 * @param stages how long each took
 */
public record TurnReport(
        ChatRef chat,
        String turn,
        Outcome outcome,
        String detail,
        String answers,
        int owed,
        int bubbles,
        int historyRequests,
        int mediaRequests,
        long mediaBytes,
        LanguageModel.Usage usage,
        List<String> tools,
        String node,
        String intent,
        OptionalDouble confidence,
        Map<Stage, Duration> stages) {

    public TurnReport {
        tools = List.copyOf(tools);
        stages = Map.copyOf(stages);
    }

    /** How a turn can end. */
    public enum Outcome {
        ANSWERED,
        /** An answer was sent that tells of a person who will go on. */
        HANDED_OVER,
        /** No model answered; the customer got a short honest text. */
        FELL_BACK,
        /** A fixed text was sent. */
        TOLD,
        SILENT,
        WAITING,
        /** The customer wrote on while the answer was made: it is thrown away and made anew. */
        DISCARDED,
        /** No model answered, and the customer has just been told so. */
        MODEL_FAILED,
        /** A person wrote while the answer was made or sent. */
        STOPPED_BY_PERSON,
        /** Another replica, or other software, had answered meanwhile. */
        ANSWERED_ELSEWHERE,
        /** The send went wrong; {@code detail} has the code. */
        SEND_FAILED,
        /** The history could not be read. */
        HISTORY_FAILED,
        /** The process is going down; the next start answers. */
        ABANDONED,
        /** The chat goes on under the customer's other address. */
        MOVED,
        /** A customer who fell silent was written to again. */
        FOLLOWED_UP,
        /** Everything was done but the sending. */
        DRY_RUN
    }

    /** The parts of a turn whose time is told apart. */
    public enum Stage {
        PULL,
        /** Voice notes heard before a flow could decide. */
        LISTEN,
        MODEL,
        /** The answer was made into a voice note. */
        SPEECH,
        /** Typed at a person's pace before anything is said. */
        TYPING,
        REREAD,
        SEND
    }
}
