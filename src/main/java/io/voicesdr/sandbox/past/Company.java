package io.voicesdr.sandbox.past;

import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.Tenant;

/**
 * Whose past it is.
 *
 * @param signatures writes and reads the tenant's marks
 */
public record Company(Tenant tenant, SignatureCodec signatures, Script script) {
    ChatRef chat(String phone) {
        return new ChatRef(tenant.instance(), io.voicesdr.core.message.Jid.of(phone));
    }
}
