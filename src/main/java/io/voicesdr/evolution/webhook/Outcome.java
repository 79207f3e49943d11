package io.voicesdr.evolution.webhook;

import java.util.Locale;

/** What became of a webhook: a bounded set, because it is a metric's tag and the {@code reason} of the answer. */
public enum Outcome {
    /** The inbox has the chat and what the webhook carried. */
    QUEUED,
    /** The inbox has the chat only: the event carries no message, or no secret makes its content credible. */
    HINT,
    /** The inbox had no room; the sweep will find the chat. */
    INBOX_FULL,
    /** A status of a message, or of the connection, was noted. */
    NOTED,
    /** The event says nothing that we use. */
    EVENT_NOT_USED,
    /** A status or a connection told without a secret. */
    NOT_BELIEVED,
    GROUP,
    BROADCAST,
    NEWSLETTER,
    OWN_NUMBER,
    /** No single person stands behind the address. */
    NOT_A_PERSON,
    /** No usable key, or an object that contradicts its event. */
    UNUSABLE,
    /** We are going down; the start of the next process finds what is owed. */
    DRAINING,
    UNAUTHORIZED,
    UNKNOWN_INSTANCE,
    INSTANCE_MISMATCH,
    MALFORMED,
    /** The sender stopped in the middle of the body, or sent more than is allowed in chunks. */
    BODY_BROKE_OFF,
    /** A bug of ours, in the log with its stack. */
    FAILED;

    /** The word that metrics and answers show. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
