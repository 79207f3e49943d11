package io.voicesdr.core.state;

import io.voicesdr.core.history.History;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.ConversationRules;
import java.time.Instant;

/** {@code state = replay(tenant, history, now)} (DESIGN §1). Pure. */
public final class Replay {

    private Replay() {}

    /**
     * Where {@code chat} stands at {@code now}.
     *
     * @param rules of the tenant
     * @param signatures reads the tenant's marks
     */
    public static ConversationState replay(
            ChatRef chat, ConversationRules rules, SignatureCodec signatures, History history, Instant now) {
        throw new UnsupportedOperationException();
    }
}
