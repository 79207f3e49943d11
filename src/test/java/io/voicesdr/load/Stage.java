package io.voicesdr.load;

import io.vertx.core.Vertx;
import io.voicesdr.stack.ProductionApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** One subject under load and everything it talks to. For one thread. */
final class Stage implements AutoCloseable {

    private static final List<String> MEMORY = List.of("-XX:+UseSerialGC", "-Xmx256m");

    private final Path folder = Files.createTempDirectory("voice-sdr-bench");
    private final Vertx vertx = Vertx.vertx();
    private final Town town = new Town();
    private final Server server = new Server(town, vertx);
    private final AtomicReference<String> target = new AtomicReference<>("");
    private final Webhooks webhooks = new Webhooks(vertx, target::get);
    private final Customers customers = new Customers(town, webhooks, server);
    private final Rounds rounds = new Rounds(town, customers);
    private final List<AutoCloseable> running = new ArrayList<>();

    Stage() throws IOException {}

    Town town() {
        return town;
    }

    Server server() {
        return server;
    }

    Customers customers() {
        return customers;
    }

    Rounds rounds() {
        return rounds;
    }

    /** Where webhooks go from now on. */
    void aim(String url) {
        target.set(url);
    }

    Path folder() {
        return folder;
    }

    /** What the product is told. */
    Map<String, String> settings(Path tenants) {
        Map<String, String> settings = new HashMap<>(Fleet.settings(server, tenants));
        settings.put("SDR_TURN_SWEEP_EVERY", "off");
        return settings;
    }

    /** Starts the product and aims at it. */
    Subject product(Map<String, String> settings, String... options) throws Exception {
        Path gcLog = folder.resolve("gc" + running.size() + ".log");
        List<String> all = new ArrayList<>(MEMORY);
        all.add("-Xlog:gc:file=" + gcLog);
        all.addAll(List.of(options));
        ProductionApp app = ProductionApp.start(folder, settings, all);
        running.add(app);
        aim(app.url(""));
        return new Subject(app.pid(), gcLog);
    }

    /** Starts the bare loop, with {@code pulls} questions at one look, and aims at it. */
    Subject bareLoop(int pulls) throws Exception {
        Path gcLog = folder.resolve("gc" + running.size() + ".log");
        int port = Nginx.freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MEMORY);
        command.addAll(List.of(
                "-Xlog:gc:file=" + gcLog,
                "-Dpulls=" + pulls,
                "-cp",
                System.getProperty("java.class.path"),
                BareLoop.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bare.log").toFile());
        builder.environment().put("SDR_PORT", Integer.toString(port));
        builder.environment().put("EVOLUTION_URL", server.url());
        builder.environment().put("GEMINI_URL", server.url());
        Process process = builder.start();
        running.add(process::destroyForcibly);
        while (!Files.readString(folder.resolve("bare.log")).contains("Listening")) {
            Thread.sleep(20);
        }
        aim("http://127.0.0.1:" + port);
        return new Subject(process.pid(), gcLog);
    }

    String aimedAt() {
        return target.get();
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : running) {
            one.close();
        }
        webhooks.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
