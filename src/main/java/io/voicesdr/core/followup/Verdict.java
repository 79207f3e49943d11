package io.voicesdr.core.followup;

import java.time.Instant;

/** What becomes of writing to a customer again. */
public sealed interface Verdict {

    /** To be sent now; {@code since} when. Stages count from 1. */
    record Due(int stage, Instant since) implements Verdict {}

    /** Would be sent at {@code at}, if nothing else happens. */
    record NotYet(int stage, Instant at, Reason reason) implements Verdict {}

    /** Not to be sent, as things stand. */
    record Never(Reason reason) implements Verdict {}

    /** Why: a stable word for logs, metrics and the report. */
    enum Reason {
        /** The tenant has follow-up switched off. */
        OFF,
        /** People have said that the customer has bought, or will not. */
        CLOSED,
        /** The customer has never written. */
        NO_CUSTOMER,
        /** The customer wants no messages that they did not ask for. */
        STOPPED,
        /** The tenant asks for consent, and there is none. */
        NO_CONSENT,
        /** A person of the company has the conversation. */
        PERSON,
        /** The customer waits for an answer. */
        OWED,
        /** The bot was not the last to speak. */
        NOT_LAST,
        /** A person is to go on: handed over, or the bot could not answer. */
        HANDED_OVER,
        /** The last thing said was a notice, nothing that waits for a reply. */
        NOTICE,
        /** WhatsApp could not deliver the last answer. */
        UNDELIVERED,
        /** The flow reached its end. */
        FLOW_ENDED,
        /** The customer said no, or good-bye. */
        NOT_INTERESTED,
        /** Every stage has been sent. */
        DONE,
        /** The window after the customer's last message closes before. */
        WINDOW_CLOSED,
        /** The stage's time has not come. */
        WAITING,
        /** Nobody is there. */
        OUTSIDE_HOURS,
        /** As many as may be sent in an hour have been: others are longer due. */
        PER_HOUR,
        /** The model would write it, and the day's limit is reached. */
        DAY_LIMIT,
        /** The model would rather not write, or could not, or what it wrote may not be sent. */
        NO_WORDS
    }
}
