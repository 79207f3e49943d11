package io.voicesdr.gemini;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/** One request to one model: bounded in time, behind that model's circuit breaker, never throwing. Thread-safe. */
@Singleton
class GeminiLine {

    private static final Logger LOG = Logger.getLogger(GeminiLine.class);

    private final GeminiRestClient client;
    private final String key;
    private final GeminiConfig.Breaker breaker;

    /** As many as there are models in the tenants' files. */
    private final Map<String, Guard> guards = new ConcurrentHashMap<>();

    GeminiLine(GeminiConfig config) {
        this.client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(config.url()))
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, config.connections())
                .register(new RequestWriter())
                .build(GeminiRestClient.class);
        this.key = config.apiKey().map(String::strip).orElse("");
        this.breaker = config.breaker();
    }

    boolean hasKey() {
        return !key.isEmpty();
    }

    /** Sends {@code request} to {@code model} and waits for the reply, at most {@code timeout}. */
    Reply send(String model, GenerateContentRequest request, Duration timeout) {
        return guarded(model, () -> client.generateContent(model, key, request), timeout);
    }

    /** Sends {@code request} to the speech model {@code model} and waits for the reply, at most {@code timeout}. */
    Reply send(String model, SpeechRequest request, Duration timeout) {
        String body = GeminiJson.write(request);
        return guarded(model, () -> client.generateSpeech(model, key, body), timeout);
    }

    private Reply guarded(String model, Supplier<CompletionStage<String>> request, Duration timeout) {
        Guard guard = guards.computeIfAbsent(model, this::guard);
        try {
            Reply reply = guard.get(() -> healthy(attempt(request, timeout)), Reply.class);
            if (reply instanceof Reply.Interrupted) {
                Thread.currentThread().interrupt(); // here, because the guard clears the flag
            }
            return reply;
        } catch (Down down) {
            return down.reply;
        } catch (CircuitBreakerOpenException e) {
            return new Reply.Barred();
        }
    }

    @PreDestroy
    void close() throws IOException {
        if (client instanceof Closeable closeable) {
            closeable.close();
        }
    }

    private Guard guard(String model) {
        return Guard.create()
                .withCircuitBreaker()
                .requestVolumeThreshold(breaker.window())
                .failureRatio(breaker.failureRatio())
                .delay(breaker.delay().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .failOn(Down.class)
                .onStateChange(state -> LOG.warnf("GEMINI_BREAKER model=%s is now %s", model, state))
                .done()
                .build();
    }

    private static Reply attempt(Supplier<CompletionStage<String>> request, Duration timeout) {
        CompletableFuture<String> body = request.get().toCompletableFuture();
        try {
            return GeminiJson.response(body.get(timeout.toMillis(), TimeUnit.MILLISECONDS))
                    .<Reply>map(Reply.Ok::new)
                    .orElseGet(Reply.Unreadable::new);
        } catch (TimeoutException e) {
            body.cancel(true);
            return new Reply.TimedOut();
        } catch (InterruptedException e) {
            body.cancel(true);
            return new Reply.Interrupted();
        } catch (ExecutionException e) {
            return failed(e);
        }
    }

    private static Reply failed(ExecutionException cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof GeminiHttpException http) {
                return new Reply.Failure(GeminiError.of(http.status(), http.body()));
            }
            if (at instanceof TimeoutException) {
                return new Reply.TimedOut();
            }
        }
        LOG.debug("Gemini can't be reached", cause);
        return new Reply.Unreachable();
    }

    /** The breaker counts exceptions. */
    private static Reply healthy(Reply reply) {
        if (reply.isDown()) {
            throw new Down(reply);
        }
        return reply;
    }

    private static final class Down extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Reply reply;

        Down(Reply reply) {
            super(null, null, false, false);
            this.reply = reply;
        }
    }
}
