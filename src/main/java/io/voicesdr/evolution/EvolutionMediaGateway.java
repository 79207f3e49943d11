package io.voicesdr.evolution;

import io.voicesdr.conversation.MediaSource;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.EvolutionClients.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/**
 * Fetches the files of messages (evolution/CONTRACT.md §4.1 getBase64FromMediaMessage; the same on 2.3.6 and 2.3.7). The
 * call is repeated once where a server or a line was in the way; never after a time-out, since Evolution has then already
 * tried for itself. Thread-safe.
 */
@ApplicationScoped
public class EvolutionMediaGateway implements MediaSource {

    private static final int ATTEMPTS = 2;
    private static final int MOST_OF_AN_ARRAY = Integer.MAX_VALUE - 8;

    private final EvolutionCall call;
    private final EvolutionConfig config;

    EvolutionMediaGateway(EvolutionCall call, EvolutionConfig config) {
        this.call = call;
        this.config = config;
    }

    @Override
    public Fetched fetch(Tenant tenant, String messageId, long expectedBytes, long mostBytes) {
        Endpoint endpoint = Endpoint.of(tenant, config);
        int most = Math.clamp(mostBytes, 0, MOST_OF_AN_ARRAY);
        int expected = Math.clamp(expectedBytes, 0, most);
        for (int attempt = 1; ; attempt++) {
            try {
                return fetch(endpoint, messageId, expected, most, attempt);
            } catch (EvolutionException failure) {
                if (attempt == ATTEMPTS || !isWorthRepeating(failure.evolutionCode())) {
                    return new Fetched.Failed(failure.code(), String.valueOf(failure.getMessage()), attempt);
                }
            }
        }
    }

    private Fetched fetch(Endpoint endpoint, String messageId, int expected, int most, int attempt) {
        return call.streamed(
                endpoint,
                Operation.GET_BASE64,
                Patience.MEDIA,
                EvolutionRequest.GetBase64.of(messageId),
                body -> read(body, expected, most, attempt));
    }

    private static Fetched read(InputStream body, int expected, int most, int attempt) throws IOException {
        try {
            byte[] bytes = Base64Field.read(body, expected, most);
            return bytes.length > 0
                    ? new Fetched.Found(bytes, attempt)
                    : new Fetched.Failed("MEDIA_EMPTY", "Evolution has the message but no byte of its file", attempt);
        } catch (Base64Field.Overflow tooLarge) {
            return new Fetched.TooLarge(attempt);
        }
    }

    private static boolean isWorthRepeating(EvolutionCode code) {
        return code.retryable() && code != EvolutionCode.TIMEOUT;
    }
}
