package io.voicesdr.evolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Calls by which people set an instance up: never repeated, read whole (a QR code is among the bytes that turns skip), with
 * the server's clock. Thread-safe.
 */
@ApplicationScoped
class SetupCall {
    static final ObjectMapper JSON = new ObjectMapper();

    /** Creating waits for a code, connecting two seconds (evolution/CONTRACT.md §4.2). */
    private static final long PATIENCE_SECONDS = 15;

    private final EvolutionConfig config;
    private final Map<String, SetupRestClient> clients = new ConcurrentHashMap<>();

    SetupCall(EvolutionConfig config) {
        this.config = config;
    }

    /**
     * What Evolution said.
     *
     * @param date by the server's clock; empty when it did not say
     * @param millis how long it took
     */
    record Answer(JsonNode body, Optional<Instant> date, long millis) {}

    /** @throws EvolutionException for everything but a 2xx with a JSON body */
    Answer call(Endpoint endpoint, String operation, Function<SetupRestClient, Response> request) {
        long begin = System.nanoTime();
        try (Response response = request.apply(client(endpoint, operation))) {
            String body = response.readEntity(String.class);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            return new Answer(
                    read(endpoint, operation, response.getStatus(), body == null ? "" : body),
                    date(response.getHeaderString("Date")),
                    millis);
        } catch (EvolutionException refused) {
            throw refused;
        } catch (RuntimeException broken) {
            throw EvolutionCall.failure(
                    isTimeout(broken) ? EvolutionCode.TIMEOUT : EvolutionCode.UNREACHABLE,
                    endpoint,
                    operation,
                    broken.getClass().getSimpleName(),
                    broken);
        }
    }

    private static JsonNode read(Endpoint endpoint, String operation, int status, String body) {
        Optional<JsonNode> tree = tree(body);
        if (status < 200 || status > 299) {
            EvolutionRefusal refusal = EvolutionRefusal.of(status, tree.orElseGet(MissingNode::getInstance));
            throw EvolutionCall.failure(
                    refusal.code(), endpoint, operation, "HTTP " + status + " " + refusal.detail(), null);
        }
        return tree.orElseThrow(() -> EvolutionCall.failure(
                EvolutionCode.UNREADABLE, endpoint, operation, "HTTP " + status + " without JSON", null));
    }

    private static Optional<JsonNode> tree(String body) {
        try {
            return Optional.of(body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(@org.jspecify.annotations.Nullable String header) {
        try {
            return Optional.ofNullable(header)
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException odd) {
            return Optional.empty();
        }
    }

    private static boolean isTimeout(Throwable broken) {
        Throwable cause = broken;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof java.util.concurrent.TimeoutException
                || cause instanceof IOException
                        && String.valueOf(cause.getMessage()).contains("timeout");
    }

    private SetupRestClient client(Endpoint endpoint, String operation) {
        try {
            return clients.computeIfAbsent(endpoint.url(), this::build);
        } catch (IllegalArgumentException invalid) {
            throw EvolutionCall.failure(
                    EvolutionCode.URL_INVALID, endpoint, operation, "it must be http(s)://host[:port]", invalid);
        }
    }

    private SetupRestClient build(String url) {
        URI address = URI.create(url);
        if (address.getHost() == null) {
            throw new IllegalArgumentException("no http address with a host: " + url);
        }
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .disableDefaultMapper(true)
                .build(SetupRestClient.class);
    }
}
