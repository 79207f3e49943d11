package io.voicesdr.conversation;

import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;

/** Who carries messages to customers. Implemented by the Evolution edge. Thread-safe. */
public interface Messenger {

    /** Sends one text and waits until Evolution has taken or refused it. Never repeats by itself; never throws. */
    Sent sendText(Tenant tenant, Jid to, String text);

    /** Shows "typing…" for {@code time} and returns when it is over. A failure is only logged. */
    void showTyping(Tenant tenant, Jid to, Duration time);

    /** What became of a send. */
    sealed interface Sent {
        /** Evolution took it (201): accepted, not yet delivered. */
        record Accepted(Message message) implements Sent {}

        /** It can't have gone out: refused before WhatsApp, connection refused, instance closed. */
        record NotSent(UpstreamException cause) implements Sent {}

        /** Nobody knows: time-out, reset, 5xx. The history must be asked before it is repeated. */
        record Unclear(UpstreamException cause) implements Sent {}
    }
}
