package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;

/**
 * Fetches the file of a message for people who look at it (evolution/CONTRACT.md §4.1): whole in memory, never kept.
 * Thread-safe.
 */
@ApplicationScoped
public class EvolutionFiles {
    private final SetupCall call;
    private final EvolutionConfig config;

    EvolutionFiles(SetupCall call, EvolutionConfig config) {
        this.call = call;
        this.config = config;
    }

    /** @throws io.voicesdr.conversation.UpstreamException when it can't be had (any more) */
    public byte[] fetch(Tenant tenant, String messageId) {
        Endpoint endpoint = Endpoint.of(tenant, config);
        ObjectNode body = SetupCall.JSON.createObjectNode();
        body.putObject("message").putObject("key").put("id", messageId);
        String base64 = Json.text(
                call.call(
                                endpoint,
                                "getBase64FromMediaMessage",
                                client -> client.getBase64FromMediaMessage(
                                        endpoint.apikey(), endpoint.instance(), body.toString()))
                        .body(),
                "base64");
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException odd) {
            throw EvolutionCall.failure(
                    EvolutionCode.UNREADABLE, endpoint, "getBase64FromMediaMessage", "no base64", odd);
        }
    }
}
