package io.voicesdr.stack;

import io.quarkus.bootstrap.app.AugmentResult;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * The application as {@code ./mvnw package} makes it, in a process of its own that can be killed: the jar or the native
 * executable that the system property {@code voicesdr.app} names, else built once for the whole run, from the classes
 * under test.
 */
public final class ProductionApp implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final Pattern OURS = Pattern.compile("(SDR|EVOLUTION|GEMINI|QUARKUS|ELEVENLABS|JAVA_TOOL)_.*");
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");
    private static Path runJar;

    private final Process process;
    private final Path log;

    private ProductionApp(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts in {@code folder} with nothing of this machine's settings, and waits until it listens. */
    public static ProductionApp start(Path folder, Map<String, String> environment) throws Exception {
        return start(folder, environment, List.of());
    }

    /** @param options of the JVM, in place of those that make it start quickly; a native executable gets none of them */
    public static ProductionApp start(Path folder, Map<String, String> environment, List<String> options)
            throws Exception {
        Path log = Files.createTempFile(folder, "voice-sdr", ".log");
        ProcessBuilder builder = new ProcessBuilder(command(options.isEmpty() ? QUICK_START : options))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> OURS.matcher(name).matches());
        builder.environment().put("SDR_PORT", "0");
        builder.environment().putAll(environment);
        ProductionApp app = new ProductionApp(builder.start(), log);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> app.port() > 0 || !app.process.isAlive());
        return app;
    }

    private static List<String> command(List<String> options) throws Exception {
        String app = built().toString();
        if (!app.endsWith(".jar")) {
            return List.of(app);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", app));
        return command;
    }

    /** The process' number, for looking at what it costs. */
    public long pid() {
        return process.pid();
    }

    public String url(String path) {
        return "http://localhost:" + port() + path;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Everything it has written to its log. */
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the kernel does it to a process that takes too much memory. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As a container is stopped; returns at once. */
    public void terminate() {
        process.destroy();
    }

    public boolean hasEndedWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private int port() {
        Matcher listening = LISTENING.matcher(log());
        return listening.find() ? Integer.parseInt(listening.group(1)) : 0;
    }

    private static synchronized Path built() throws Exception {
        String given = System.getProperty("voicesdr.app", "");
        if (runJar == null) {
            runJar = given.isEmpty() ? build() : Path.of(given).toAbsolutePath();
        }
        return runJar;
    }

    private static Path build() throws Exception {
        Path project = Path.of("").toAbsolutePath();
        Path target = Files.createDirectories(project.resolve("target/production"));
        try (CuratedApplication curated = QuarkusBootstrap.builder()
                .setApplicationRoot(project.resolve("target/classes"))
                .setProjectRoot(project)
                .setTargetDirectory(target)
                .setMode(QuarkusBootstrap.Mode.PROD)
                .setLocalProjectDiscovery(true)
                .setBuildSystemProperties(new Properties())
                .build()
                .bootstrap()) {
            AugmentResult result = curated.createAugmentor().createProductionApplication();
            return result.getJar().getPath();
        }
    }
}
