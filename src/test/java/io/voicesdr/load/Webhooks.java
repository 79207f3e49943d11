package io.voicesdr.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Delivers webhooks as Evolution does (evolution/CONTRACT.md §8.4): without order, and again after anything but a 2xx or
 * one of five refusals; its waits are shortened. Thread-safe; what it does happens on Vert.x' threads.
 */
final class Webhooks implements AutoCloseable {

    static final String SECRET = "webhook-load-secret";
    private static final Set<Integer> NOT_REPEATED = Set.of(400, 401, 403, 404, 422);
    private static final int ATTEMPTS = 10;
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 2_000;
    private static final int LATE_MILLIS = 1_500;

    private final Vertx vertx;
    private final HttpClient http;
    private final Supplier<String> target;
    private final LongAdder lost = new LongAdder();
    private final LongAdder twice = new LongAdder();
    private final LongAdder repeated = new LongAdder();

    private volatile Faults faults = Faults.none();
    private volatile int times = 1;

    /** @param target where the next webhook goes, as {@code http://host:port} */
    Webhooks(Vertx vertx, Supplier<String> target) {
        this.vertx = vertx;
        this.target = target;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2_000).setIdleTimeoutUnit(TimeUnit.MILLISECONDS),
                new PoolOptions().setHttp1MaxSize(500).setMaxWaitQueueSize(-1));
    }

    void faults(Faults those) {
        faults = those;
    }

    /** Every webhook goes out so many times at once, each to the next target. */
    void everyone(int targets) {
        times = targets;
    }

    /** Tells of {@code row}; with faults perhaps twice, late and out of order, or not at all. */
    void tell(Chat chat, Row row, String event) {
        Buffer body = Buffer.buffer("{\"event\":\"" + event + "\",\"instance\":\"" + chat.instance() + "\",\"data\":"
                + row.data() + ",\"sender\":\"" + Town.OWN_NUMBER + "\",\"apikey\":null}");
        String path = "/webhook/" + chat.instance();
        if (!faults.strikes()) {
            for (int i = 0; i < times; i++) {
                deliver(path, body, 1);
            }
            return;
        }
        switch (faults.below(4)) {
            case 0 -> lost.increment();
            case 1 -> {
                twice.increment();
                deliver(path, body, 1);
                deliver(path, body, 1);
            }
            case 2 -> {
                twice.increment();
                deliver(path, body, 1);
                later(faults.below(LATE_MILLIS), () -> deliver(path, body, 1));
            }
            default -> later(faults.below(LATE_MILLIS), () -> deliver(path, body, 1));
        }
    }

    long lost() {
        return lost.sum();
    }

    long twice() {
        return twice.sum();
    }

    /** Attempts after the first. */
    long repeated() {
        return repeated.sum();
    }

    @Override
    public void close() {
        http.close().toCompletionStage().toCompletableFuture().join();
    }

    private void deliver(String path, Buffer body, int attempt) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(target.get() + path)
                .setTimeout(10_000)
                .putHeader("content-type", "application/json")
                .putHeader("X-Webhook-Secret", SECRET);
        http.request(options)
                .compose(request -> request.send(body))
                .compose(response -> response.body().map(response.statusCode()))
                .onSuccess(status -> {
                    if (status > 299 && !NOT_REPEATED.contains(status)) {
                        again(path, body, attempt);
                    }
                })
                .onFailure(broken -> again(path, body, attempt));
    }

    private void again(String path, Buffer body, int attempt) {
        if (attempt < ATTEMPTS) {
            repeated.increment();
            later(
                    Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << (attempt - 1)),
                    () -> deliver(path, body, attempt + 1));
        }
    }

    private void later(long millis, Runnable work) {
        vertx.setTimer(Math.max(1, millis), timer -> work.run());
    }
}
