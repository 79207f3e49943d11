package io.voicesdr.conversation;

import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.answer.Media;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;

/** Who carries messages to customers. Implemented by the Evolution edge. Thread-safe. */
public interface Messenger {

    /** Sends one text and waits until Evolution has taken or refused it. Never repeats by itself; never throws. */
    Sent sendText(Tenant tenant, Jid to, String text);

    /**
     * Sends one voice note, as {@link #sendText}. One that turns out to hold nothing to hear counts as {@link
     * Sent.NotSent}: WhatsApp shows it, but the customer has heard nothing.
     *
     * @return an accepted one with the origin that its stored shape will tell, which is not {@code API} on every channel
     */
    Sent sendVoice(Tenant tenant, Jid to, Media audio);

    /** Sends one picture or document with its caption, as {@link #sendText}. */
    Sent sendMedia(Tenant tenant, Jid to, Bubble.Attached attached);

    /** Shows "typing…" for {@code time} and returns when it is over. A failure is only logged. */
    void showTyping(Tenant tenant, Jid to, Duration time);

    /** Shows "recording audio…", as {@link #showTyping}. */
    void showRecording(Tenant tenant, Jid to, Duration time);

    /** What became of a send. */
    sealed interface Sent {
        /** Evolution took it (201): accepted, not yet delivered. */
        record Accepted(Message message) implements Sent {}

        /** It can't have gone out: refused before WhatsApp, connection refused, instance closed. */
        record NotSent(UpstreamException cause) implements Sent {}

        /**
         * Nobody knows: time-out, reset, 5xx. The history must be asked before it is repeated.
         *
         * @param stillAtWork nobody has given up there as far as one can tell: it may go out late
         */
        record Unclear(UpstreamException cause, boolean stillAtWork) implements Sent {
            public Unclear(UpstreamException cause) {
                this(cause, false);
            }
        }
    }
}
