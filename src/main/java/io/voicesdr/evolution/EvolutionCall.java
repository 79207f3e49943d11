package io.voicesdr.evolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.voicesdr.evolution.EvolutionClients.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** One HTTP call to Evolution, once: its answer as a tree, or an {@link EvolutionException}. Thread-safe. */
@ApplicationScoped
class EvolutionCall {
    private static final int MAX_CAUSES = 12;

    private final EvolutionClients clients;
    private final UpstreamMetrics metrics;

    EvolutionCall(EvolutionClients clients, UpstreamMetrics metrics) {
        this.clients = clients;
        this.metrics = metrics;
    }

    /**
     * The answer, which must begin within {@code patience}, and be whole as long again after that.
     *
     * @throws EvolutionException for everything but a 2xx with a JSON body
     */
    JsonNode once(
            Endpoint endpoint, String operation, Patience patience, Function<EvolutionRestClient, Response> request) {
        try {
            JsonNode answer = answer(
                    endpoint,
                    operation,
                    client(endpoint, operation, patience),
                    request,
                    body -> Deadline.within(clients.time(patience), () -> LeanJson.parse(body)));
            metrics.request(operation, "ok", endpoint.instance());
            return answer;
        } catch (EvolutionException failure) {
            metrics.request(operation, failure.evolutionCode().name().toLowerCase(Locale.ROOT), endpoint.instance());
            throw failure;
        }
    }

    /**
     * One call whose answer is read while it comes.
     *
     * @param most how long the reading may take once the answer has begun; then it is a time-out
     * @param reading takes the body of a 2xx; an {@link IOException} means that it broke off or is not what was expected
     * @throws EvolutionException for everything but a 2xx that could be read
     */
    <T> T streamed(
            Endpoint endpoint,
            String operation,
            Patience patience,
            Duration most,
            Function<EvolutionRestClient, Response> request,
            BodyReader<T> reading) {
        try {
            T read = stream(
                    endpoint,
                    operation,
                    client(endpoint, operation, patience),
                    request,
                    body -> Deadline.within(most, () -> reading.read(body)));
            metrics.request(operation, "ok", endpoint.instance());
            return read;
        } catch (EvolutionException failure) {
            metrics.request(operation, failure.evolutionCode().name().toLowerCase(Locale.ROOT), endpoint.instance());
            throw failure;
        }
    }

    /** Reads a body that is too large to be held as text. */
    interface BodyReader<T> {
        T read(InputStream body) throws IOException;
    }

    private static <T> T stream(
            Endpoint endpoint,
            String operation,
            EvolutionRestClient client,
            Function<EvolutionRestClient, Response> request,
            BodyReader<T> reading) {
        try (Response response = request.apply(client)) {
            if (response.getStatus() < 200 || response.getStatus() > 299) {
                throw refusal(endpoint, operation, response.getStatus(), response.readEntity(byte[].class));
            }
            try (InputStream body = response.readEntity(InputStream.class)) {
                return reading.read(body);
            }
        } catch (EvolutionException failure) {
            throw failure;
        } catch (JsonProcessingException noJson) {
            throw failure(EvolutionCode.UNREADABLE, endpoint, operation, "the answer holds no file", noJson);
        } catch (IOException | RuntimeException broken) {
            throw failure(whyBroken(broken), endpoint, operation, rootName(broken), broken);
        }
    }

    private EvolutionRestClient client(Endpoint endpoint, String operation, Patience patience) {
        try {
            return clients.client(endpoint.url(), patience);
        } catch (IllegalArgumentException invalid) {
            throw failure(EvolutionCode.URL_INVALID, endpoint, operation, "it must be http(s)://host[:port]", invalid);
        }
    }

    private static JsonNode answer(
            Endpoint endpoint,
            String operation,
            EvolutionRestClient client,
            Function<EvolutionRestClient, Response> request,
            BodyReader<Optional<JsonNode>> parsing) {
        try (Response response = request.apply(client);
                InputStream body = response.readEntity(InputStream.class)) {
            return read(
                    endpoint,
                    operation,
                    response.getStatus(),
                    parsing.read(body == null ? InputStream.nullInputStream() : body));
        } catch (EvolutionException failure) {
            throw failure;
        } catch (IOException | RuntimeException broken) {
            throw failure(whyBroken(broken), endpoint, operation, rootName(broken), broken);
        }
    }

    private static JsonNode read(Endpoint endpoint, String operation, int status, Optional<JsonNode> tree) {
        if (status < 200 || status > 299) {
            throw refusal(endpoint, operation, status, tree.orElseGet(MissingNode::getInstance));
        }
        return tree.orElseThrow(
                () -> failure(EvolutionCode.UNREADABLE, endpoint, operation, "HTTP " + status + " without JSON", null));
    }

    private static EvolutionException refusal(Endpoint endpoint, String operation, int status, byte @Nullable [] body) {
        return refusal(
                endpoint,
                operation,
                status,
                LeanJson.parse(body == null ? new byte[0] : body).orElseGet(MissingNode::getInstance));
    }

    private static EvolutionException refusal(Endpoint endpoint, String operation, int status, JsonNode body) {
        var refusal = EvolutionRefusal.of(status, body);
        return failure(refusal.code(), endpoint, operation, "HTTP " + status + " " + refusal.detail(), null);
    }

    private static EvolutionCode whyBroken(Throwable broken) {
        Throwable cause = broken;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException) {
                return EvolutionCode.UNREACHABLE;
            }
            if (cause instanceof TimeoutException || cause instanceof InterruptedIOException) {
                return EvolutionCode.TIMEOUT;
            }
        }
        return EvolutionCode.CONNECTION_LOST;
    }

    private static String rootName(Throwable broken) {
        Throwable root = broken;
        for (int depth = 0; root.getCause() != null && depth < MAX_CAUSES; depth++) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    static EvolutionException failure(
            EvolutionCode code, Endpoint endpoint, String operation, String detail, @Nullable Throwable cause) {
        return new EvolutionException(code, operation, endpoint.instance(), detail.strip(), cause);
    }
}
