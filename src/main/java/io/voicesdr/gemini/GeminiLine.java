package io.voicesdr.gemini;

import io.smallrye.faulttolerance.api.Guard;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.voicesdr.http.Answer;
import io.voicesdr.http.HttpLine;
import io.voicesdr.http.NoConnection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/** One request to one model: bounded in time, behind that model's circuit breaker, never throwing. Thread-safe. */
@Singleton
class GeminiLine {

    private static final Logger LOG = Logger.getLogger(GeminiLine.class);

    /** Of an answer in words; the longest that a model may write is a tenth of it. */
    private static final int MOST_WORDS = 8 * 1024 * 1024;

    /** Of an answer in sound: base64 of some ten minutes. */
    private static final int MOST_SOUND = 40 * 1024 * 1024;

    /** Google's front ends keep connections for minutes. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final HttpLine line;
    private final String key;
    private final Duration toBegin;
    private final GeminiConfig.Breaker breaker;

    /** As many as there are models in the tenants' files. */
    private final Map<String, Guard> guards = new ConcurrentHashMap<>();

    GeminiLine(GeminiConfig config, Vertx vertx) {
        this.line = new HttpLine(
                vertx,
                URI.create(config.url()),
                new HttpLine.Limits(config.connections(), config.connectTimeout(), IDLE));
        this.key = config.apiKey().map(String::strip).orElse("");
        this.toBegin = config.readTimeout();
        this.breaker = config.breaker();
    }

    boolean hasKey() {
        return !key.isEmpty();
    }

    /** Sends {@code request} to {@code model} and waits for the reply, at most {@code timeout}. */
    Reply send(String model, GenerateContentRequest request, Duration timeout) {
        return guarded(model, GeminiJson.body(request), MOST_WORDS, timeout);
    }

    /** Sends {@code request} to the speech model {@code model} and waits for the reply, at most {@code timeout}. */
    Reply send(String model, SpeechRequest request, Duration timeout) {
        return guarded(model, GeminiJson.body(request), MOST_SOUND, timeout);
    }

    private Reply guarded(String model, Buffer body, int most, Duration timeout) {
        Guard guard = guards.computeIfAbsent(model, this::guard);
        try {
            Reply reply = guard.get(() -> healthy(attempt(request(model, body), most, timeout)), Reply.class);
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

    private HttpLine.Request request(String model, Buffer body) {
        return new HttpLine.Request(
                HttpMethod.POST,
                "/v1beta/models/" + URLEncoder.encode(model, StandardCharsets.UTF_8) + ":generateContent",
                Map.of("Accept", "application/json", "Content-Type", "application/json", "x-goog-api-key", key),
                body);
    }

    private Reply attempt(HttpLine.Request request, int most, Duration timeout) {
        Duration begins = timeout.compareTo(toBegin) < 0 ? timeout : toBegin;
        try (Answer answer = line.send(request, new HttpLine.Patience(begins, timeout, timeout))) {
            byte[] body = answer.bytes(most);
            if (!answer.isOk()) {
                return new Reply.Failure(GeminiError.of(answer.status(), new String(body, StandardCharsets.UTF_8)));
            }
            return GeminiJson.response(body).<Reply>map(Reply.Ok::new).orElseGet(Reply.Unreadable::new);
        } catch (InterruptedIOException e) {
            return Thread.interrupted() ? new Reply.Interrupted() : new Reply.TimedOut();
        } catch (NoConnection e) {
            return new Reply.TimedOut();
        } catch (Answer.TooLarge e) {
            LOG.warnf("GEMINI_ANSWER_TOO_LARGE: %s; it is not read", e.getMessage());
            return new Reply.Unreadable();
        } catch (IOException | RuntimeException e) {
            LOG.debug("Gemini can't be reached", e);
            return new Reply.Unreachable();
        }
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
