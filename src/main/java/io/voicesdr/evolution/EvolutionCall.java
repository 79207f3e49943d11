package io.voicesdr.evolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.buffer.Buffer;
import io.voicesdr.evolution.EvolutionClients.Patience;
import io.voicesdr.http.Answer;
import io.voicesdr.http.HttpLine;
import io.voicesdr.http.NoConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
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
     * The answer of a call without body.
     *
     * @throws EvolutionException for everything but a 2xx with a JSON body
     */
    JsonNode once(Endpoint endpoint, Operation operation, Patience patience) {
        return once(endpoint, operation, patience, null);
    }

    /**
     * The answer, which must begin within {@code patience}, and be whole as long again after that.
     *
     * @throws EvolutionException for everything but a 2xx with a JSON body
     */
    JsonNode once(Endpoint endpoint, Operation operation, Patience patience, @Nullable EvolutionRequest request) {
        return streamed(
                endpoint,
                operation,
                patience,
                request,
                body -> LeanJson.parse(body)
                        .orElseThrow(() -> failure(
                                EvolutionCode.UNREADABLE,
                                endpoint,
                                operation.toString(),
                                "an answer without JSON",
                                null)));
    }

    /**
     * One call whose answer is read while it comes.
     *
     * @param reading takes the body of a 2xx; an {@link IOException} means that it broke off or is not what was expected
     * @throws EvolutionException for everything but a 2xx that could be read
     */
    <T> T streamed(
            Endpoint endpoint,
            Operation operation,
            Patience patience,
            @Nullable EvolutionRequest request,
            BodyReader<T> reading) {
        try {
            T read = read(endpoint, operation, patience, request, reading);
            metrics.request(operation.toString(), "ok", endpoint.instance());
            return read;
        } catch (EvolutionException failure) {
            metrics.request(
                    operation.toString(), failure.evolutionCode().name().toLowerCase(Locale.ROOT), endpoint.instance());
            throw failure;
        }
    }

    /** Reads a body while it comes. */
    interface BodyReader<T> {
        T read(InputStream body) throws IOException;
    }

    private <T> T read(
            Endpoint endpoint,
            Operation operation,
            Patience patience,
            @Nullable EvolutionRequest request,
            BodyReader<T> reading) {
        try (Answer answer = sent(endpoint, operation, patience, request)) {
            if (!answer.isOk()) {
                throw refusal(endpoint, operation, answer);
            }
            return reading.read(answer.body());
        } catch (EvolutionException failure) {
            throw failure;
        } catch (JsonProcessingException noJson) {
            throw failure(EvolutionCode.UNREADABLE, endpoint, operation.toString(), "the answer holds no file", noJson);
        } catch (IOException | RuntimeException broken) {
            throw failure(whyBroken(broken), endpoint, operation.toString(), rootName(broken), broken);
        }
    }

    private Answer sent(Endpoint endpoint, Operation operation, Patience patience, @Nullable EvolutionRequest request)
            throws IOException {
        HttpLine line = line(endpoint, operation, patience);
        try {
            return line.send(written(endpoint, operation, request), clients.time(patience));
        } catch (IllegalArgumentException noHeader) {
            throw failure(
                    EvolutionCode.KEY_REFUSED,
                    endpoint,
                    operation.toString(),
                    "the key has signs that no header can hold",
                    null);
        }
    }

    private static HttpLine.Request written(
            Endpoint endpoint, Operation operation, @Nullable EvolutionRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        endpoint.key().ifPresent(key -> headers.put("apikey", key.value()));
        if (request != null) {
            headers.put("Content-Type", "application/json");
        }
        return new HttpLine.Request(
                operation.method(),
                operation.path(endpoint.instance()),
                headers,
                request == null ? Buffer.buffer() : RequestJson.of(request));
    }

    private HttpLine line(Endpoint endpoint, Operation operation, Patience patience) {
        try {
            return clients.line(endpoint.url(), patience);
        } catch (IllegalArgumentException invalid) {
            throw failure(
                    EvolutionCode.URL_INVALID,
                    endpoint,
                    operation.toString(),
                    "it must be http(s)://host[:port]",
                    invalid);
        }
    }

    private static EvolutionException refusal(Endpoint endpoint, Operation operation, Answer answer)
            throws IOException {
        JsonNode said = LeanJson.parse(answer.body()).orElseGet(MissingNode::getInstance);
        EvolutionRefusal refusal = EvolutionRefusal.of(answer.status(), said);
        return failure(
                refusal.code(),
                endpoint,
                operation.toString(),
                "HTTP " + answer.status() + " " + refusal.detail(),
                null);
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
            if (cause instanceof NoConnection) {
                return EvolutionCode.OVERLOADED;
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
