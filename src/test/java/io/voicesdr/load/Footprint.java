package io.voicesdr.load;

import io.voicesdr.stack.ProductionApp;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Memory, and the time from start to the first webhook answered. */
final class Footprint {

    private static final int STARTS = 7;
    private static final int TOGETHER = 500;

    private Footprint() {}

    /** Idle, and with 500 customers waiting for a model that takes its time. */
    static void memory() throws Exception {
        Bench.head("run", "RSS MB idle", "RSS MB, most with 500 chats at work", "RSS MB, 5 s later");
        for (int i = 1; i <= 3; i++) {
            try (Stage stage = new Stage()) {
                List<String> companies = Company.found(stage.folder().resolve("tenants"), 10);
                Map<String, String> settings = stage.settings(stage.folder().resolve("tenants"));
                settings.put("SDR_TURN_MAX_CONCURRENT", Integer.toString(TOGETHER));
                settings.put("SDR_GEMINI_CONNECTIONS", Integer.toString(TOGETHER));
                Subject product = stage.product(settings);
                Thread.sleep(5_000);
                double idle = product.residentMegabytes();
                stage.server().modelTakes(1_500, 500);
                List<Chat> chats = stage.rounds().chats(companies, 2_500, 10);
                AtomicBoolean over = new AtomicBoolean();
                CompletableFuture<Double> most = CompletableFuture.supplyAsync(() -> most(product, over));
                stage.rounds().run(product, stage.server(), chats, TOGETHER);
                over.set(true);
                double peak = most.get();
                Thread.sleep(5_000);
                Bench.row(i, idle, peak, product.residentMegabytes());
            }
        }
    }

    private static double most(Subject subject, AtomicBoolean over) {
        double most = 0;
        try {
            while (!over.get()) {
                most = Math.max(most, subject.residentMegabytes());
                Thread.sleep(50);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return most;
    }

    /** From the start of the process until a webhook is answered with 200. */
    static void start() throws Exception {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (Stage stage = new Stage()) {
                Company.found(stage.folder().resolve("tenants"), 10);
                Map<String, String> settings = stage.settings(stage.folder().resolve("tenants"));
                int port = Nginx.freePort();
                settings.put("SDR_PORT", Integer.toString(port));
                URI webhook = URI.create("http://127.0.0.1:" + port + "/webhook/loja0");
                long begin = System.nanoTime();
                CompletableFuture<ProductionApp> app = CompletableFuture.supplyAsync(() -> {
                    try {
                        return ProductionApp.start(
                                stage.folder(),
                                settings,
                                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
                while (!answers(webhook)) {
                    Thread.sleep(1);
                }
                took.add((System.nanoTime() - begin) / 1e6);
                app.get().close();
            }
        }
        Bench.head("start to first webhook answered", "ms");
        Bench.row(
                "median of " + STARTS,
                Rounds.middle(took.stream().mapToDouble(Double::doubleValue).toArray()));
        Bench.row(
                "quickest", took.stream().mapToDouble(Double::doubleValue).min().orElseThrow());
    }

    private static boolean answers(URI webhook) {
        try {
            HttpURLConnection http = (HttpURLConnection) webhook.toURL().openConnection();
            http.setRequestMethod("POST");
            http.setRequestProperty("content-type", "application/json");
            http.setRequestProperty("X-Webhook-Secret", Webhooks.SECRET);
            http.setDoOutput(true);
            http.getOutputStream()
                    .write("{\"event\":\"connection.update\",\"instance\":\"loja0\",\"data\":{\"state\":\"open\"}}"
                            .getBytes(StandardCharsets.UTF_8));
            return http.getResponseCode() == 200;
        } catch (java.io.IOException notYet) {
            return false;
        }
    }
}
