package io.voicesdr.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** What a recording says about where bytes and CPU time go: by library, and by our own code that asked for it. */
final class Weights {

    private static final String OURS = "io.voicesdr.";
    private static final int ROWS = Integer.getInteger("bench.rows", 40);

    /** The first that a frame's class begins with names the library. */
    private static final List<Map.Entry<String, String>> LIBRARIES = List.of(
            Map.entry(OURS, "Voice SDR"),
            Map.entry("com.fasterxml.jackson", "Jackson"),
            Map.entry("io.netty", "Netty"),
            Map.entry("io.vertx", "Vert.x"),
            Map.entry("org.jboss.resteasy", "RESTEasy"),
            Map.entry("io.quarkus", "Quarkus"),
            Map.entry("io.smallrye", "SmallRye"),
            Map.entry("io.micrometer", "Micrometer"),
            Map.entry("io.prometheus", "Micrometer"),
            Map.entry("org.jboss.log", "logging"),
            Map.entry("io.qute", "Qute"));

    private final List<RecordedEvent> allocations;
    private final List<RecordedEvent> samples;

    private Weights(List<RecordedEvent> events) {
        this.allocations = named(events, name -> name.startsWith("jdk.ObjectAllocation"));
        List<RecordedEvent> cpu = named(events, "jdk.CPUTimeSample"::equals);
        this.samples = cpu.isEmpty() ? named(events, "jdk.ExecutionSample"::equals) : cpu;
    }

    static Weights of(Path recording) throws IOException {
        return new Weights(RecordingFile.readAllEvents(recording));
    }

    /** Prints the tables; {@code turns} were taken while it was recorded. */
    void print(int turns) {
        double bytes = total(allocations);
        System.out.printf(
                "%n%.0f KB a turn by %d samples, %d samples of CPU%n%n",
                bytes / turns / 1024, allocations.size(), samples.size());
        table("library", Weights::library, turns, ROWS);
        table("our method that asked for it", Weights::ours, turns, ROWS);
        busiest("our method that was busy", Weights::ours, ROWS);
        table("class of what is allocated, by our method", event -> type(event) + " in " + ours(event), turns, ROWS);
    }

    private void table(String title, Function<RecordedEvent, String> key, int turns, int rows) {
        Map<String, Double> bytes = sums(allocations, key);
        Map<String, Double> cpu = sums(samples, key);
        double all = samples.size();
        Bench.head(title, "KB a turn", "% of CPU");
        bytes.keySet().stream()
                .sorted(Comparator.comparingDouble((String name) -> -bytes.get(name)))
                .limit(rows)
                .forEach(name ->
                        Bench.row(name, bytes.get(name) / turns / 1024, 100 * cpu.getOrDefault(name, 0.0) / all));
        System.out.println();
    }

    private void busiest(String title, Function<RecordedEvent, String> key, int rows) {
        Map<String, Double> cpu = sums(samples, key);
        Bench.head(title, "% of CPU");
        cpu.keySet().stream()
                .sorted(Comparator.comparingDouble((String name) -> -cpu.get(name)))
                .limit(rows)
                .forEach(name -> Bench.row(name, 100 * cpu.get(name) / samples.size()));
        System.out.println();
    }

    private static List<RecordedEvent> named(List<RecordedEvent> events, Predicate<String> name) {
        return events.stream()
                .filter(event -> name.test(event.getEventType().getName()))
                .filter(event -> event.getStackTrace() != null)
                .toList();
    }

    private static double total(List<RecordedEvent> events) {
        return events.stream().mapToDouble(Weights::weight).sum();
    }

    private static Map<String, Double> sums(List<RecordedEvent> events, Function<RecordedEvent, String> key) {
        return events.stream()
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.summingDouble(Weights::weight)));
    }

    private static double weight(RecordedEvent event) {
        if (event.hasField("tlabSize")) {
            return event.getLong("tlabSize");
        }
        return event.hasField("allocationSize") ? event.getLong("allocationSize") : 1;
    }

    private static String type(RecordedEvent event) {
        return event.hasField("objectClass") ? ((RecordedClass) event.getValue("objectClass")).getName() : "";
    }

    private static String library(RecordedEvent event) {
        return frames(event).stream()
                .flatMap(frame -> LIBRARIES.stream()
                        .filter(library -> frame.getMethod().getType().getName().startsWith(library.getKey()))
                        .map(Map.Entry::getValue)
                        .limit(1))
                .findFirst()
                .orElse("the JDK by itself");
    }

    private static String ours(RecordedEvent event) {
        return frames(event).stream()
                .filter(frame -> frame.getMethod().getType().getName().startsWith(OURS))
                .filter(frame -> !frame.getMethod().getType().getName().contains("_ClientProxy"))
                .findFirst()
                .map(frame -> frame.getMethod().getType().getName().substring(OURS.length()) + "."
                        + frame.getMethod().getName())
                .orElseGet(() -> "none: " + library(event));
    }

    private static List<RecordedFrame> frames(RecordedEvent event) {
        return event.getStackTrace().getFrames();
    }
}
