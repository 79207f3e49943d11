package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Delivers webhooks like Evolution: no order, no serialisation, retries on everything but a few statuses
 * (evolution/CONTRACT.md §8), only with shorter pauses. Each delivery has a virtual thread. Thread-safe.
 */
final class Webhooks implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Webhooks.class);
    private static final Set<Integer> NOT_RETRIED = Set.of(400, 401, 403, 404, 422);
    private static final int ATTEMPTS = 5;
    private static final int USUAL_DELAY_MILLIS = 60;
    private static final int HELD_BACK_MILLIS = 500;
    private static final int DUPLICATE_AFTER_MILLIS = 700;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Quirks quirks;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Duration firstRetry;

    /**
     * @param random draws the quirks; thread-safe
     * @param firstRetry pause before the second attempt; doubles with each further one
     */
    Webhooks(Quirks quirks, RandomGenerator random, InstantSource clock, Duration firstRetry) {
        this.quirks = quirks;
        this.random = random;
        this.clock = clock;
        this.firstRetry = firstRetry;
    }

    /** Sends {@code event} to where the instance wants it, if it does. Returns at once. */
    void deliver(Instance instance, String event, JsonNode data) {
        instance.webhook().filter(webhook -> webhook.wants(event)).ifPresent(webhook -> {
            HttpRequest request = request(webhook, event, envelope(instance, webhook, event, data));
            Quirks.Settings now = quirks.now();
            if (random.nextDouble() < now.lost()) {
                return;
            }
            int span = random.nextDouble() < now.reordered() ? HELD_BACK_MILLIS : USUAL_DELAY_MILLIS;
            long delay = 1L + random.nextInt(span);
            later(delay, () -> attempt(request, 1));
            if (random.nextDouble() < now.duplicated()) {
                later(delay + random.nextInt(DUPLICATE_AFTER_MILLIS), () -> attempt(request, 1));
            }
        });
    }

    /** Runs {@code task} on a thread of its own after {@code millis}; not at all once closed. */
    void later(long millis, Runnable task) {
        if (threads.isShutdown()) {
            return;
        }
        threads.execute(() -> {
            try {
                Thread.sleep(millis);
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private ObjectNode envelope(Instance instance, WebhookSettings webhook, String event, JsonNode data) {
        ObjectNode envelope = Wire.object().put("event", event).put("instance", instance.name());
        envelope.set("data", data);
        return envelope.put("destination", webhook.url())
                .put("date_time", clock.instant().toString())
                .put("sender", instance.ownerJid())
                .put("server_url", "http://localhost/sandbox/evolution")
                .putNull("apikey");
    }

    private static HttpRequest request(WebhookSettings webhook, String event, ObjectNode envelope) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(webhook.urlFor(event)))
                .timeout(Duration.ofSeconds(10))
                .header("content-type", "application/json")
                .header("user-agent", "axios/1.12.2")
                .POST(HttpRequest.BodyPublishers.ofString(Wire.write(envelope)));
        webhook.headers().forEach(request::header);
        return request.build();
    }

    private void attempt(HttpRequest request, int number) {
        if (!isDone(request) && number < ATTEMPTS) {
            later(firstRetry.toMillis() << (number - 1), () -> attempt(request, number + 1));
        }
    }

    /** Whether nothing more is to be done: taken, or refused for good. */
    private boolean isDone(HttpRequest request) {
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (NOT_RETRIED.contains(status)) {
                LOG.warnf("The webhook %s answered %d: Evolution would not retry it", request.uri(), status);
            }
            return status / 100 == 2 || NOT_RETRIED.contains(status);
        } catch (IOException e) {
            LOG.debugf(e, "The webhook %s can't be reached", request.uri());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
