package io.voicesdr.load;

import io.voicesdr.stack.ProductionApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replicas of the packaged application, each a process with an address that it keeps over restarts, as a StatefulSet's pods
 * do. For one thread.
 */
final class Fleet implements AutoCloseable {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final Path folder;
    private final Map<String, String> settings;
    private final List<String> options;
    private final List<Integer> ports = new ArrayList<>();
    private final Map<Integer, ProductionApp> running = new HashMap<>();
    private final List<ProductionApp> all = new ArrayList<>();

    /** @param options of the JVM; none for the quickest start */
    Fleet(Path folder, Map<String, String> settings, String... options) {
        this.folder = folder;
        this.settings = Map.copyOf(settings);
        this.options = List.of(options);
    }

    /** What every replica needs to talk to {@code upstream}, and what makes its waits short enough for a test. */
    static Map<String, String> settings(Server upstream, Path tenants) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SDR_DOCTOR_AT_START", "false");
        settings.put("SDR_TENANTS", tenants.toAbsolutePath().toString());
        settings.put("SDR_WEBHOOK_SECRET", Webhooks.SECRET);
        settings.put("SDR_SIGNATURE_KEY", Ledger.KEY);
        settings.put("EVOLUTION_URL", upstream.url());
        settings.put("EVOLUTION_API_KEY", Server.API_KEY);
        settings.put("GEMINI_URL", upstream.url());
        settings.put("GEMINI_API_KEY", Server.MODEL_KEY);
        return settings;
    }

    /** One more replica, number {@code size()}. */
    int add(int count) throws Exception {
        int index = ports.size();
        ports.add(Nginx.freePort());
        start(index, count);
        return index;
    }

    /** Starts replica {@code index} where it was; returns when it listens. */
    void start(int index, int count) throws Exception {
        Map<String, String> own = new HashMap<>(settings);
        own.put("SDR_PORT", Integer.toString(ports.get(index)));
        own.put("SDR_REPLICA_INDEX", Integer.toString(index));
        own.put("SDR_REPLICA_COUNT", Integer.toString(count));
        Path place = Files.createDirectories(folder.resolve("replica" + index));
        ProductionApp app = ProductionApp.start(place, own, options);
        running.put(index, app);
        all.add(app);
    }

    void kill(int index) throws InterruptedException {
        running.remove(index).kill();
    }

    /** As Kubernetes does it: SIGTERM, and the next only when this one is back. */
    void restart(int index, int count) throws Exception {
        ProductionApp old = running.remove(index);
        old.terminate();
        if (!old.hasEndedWithin(LONGEST_STOP)) {
            // jar and executable alike write what their threads do to their own log
            new ProcessBuilder("kill", "-QUIT", Long.toString(old.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            old.hasEndedWithin(Duration.ofSeconds(1));
            throw new IllegalStateException(
                    "replica " + index + " did not stop within " + LONGEST_STOP + "; it wrote " + old.log());
        }
        start(index, count);
    }

    List<Integer> ports() {
        return List.copyOf(ports);
    }

    ProductionApp replica(int index) {
        return running.get(index);
    }

    /** Everything that all replicas, also those that are gone, have written to their logs. */
    String log() throws IOException {
        StringBuilder log = new StringBuilder();
        all.forEach(app -> log.append(app.log()));
        return log.toString();
    }

    @Override
    public void close() throws InterruptedException {
        for (ProductionApp app : running.values()) {
            app.close();
        }
        running.clear();
    }
}
