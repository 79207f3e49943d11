package io.voicesdr.load;

import io.voicesdr.core.catalogue.SearchBench;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The benchmark's door: {@code bench/README.md}. Prints tables for {@code bench/RESULTS.md}. */
public final class Bench {

    private static final Map<String, Scenario> SCENARIOS = new TreeMap<>(Map.of(
            "turns", Overhead::turns,
            "settling", Overhead::settling,
            "growth", Overhead::growth,
            "tenants", Overhead::tenants,
            "memory", Footprint::memory,
            "start", Footprint::start,
            "profile", Overhead::profile,
            "search", SearchBench::run,
            "race", Loss::race,
            "faults", Loss::faults));

    private Bench() {}

    /** One thing to measure; prints what it finds. */
    private interface Scenario {
        void run() throws Exception;
    }

    /** @param names of scenarios; none prints which there are */
    public static void main(String[] names) throws Exception {
        Set<String> known = SCENARIOS.keySet();
        if (names.length == 0 || !known.containsAll(List.of(names))) {
            System.err.println("say which: " + String.join(" ", known));
            System.exit(2);
        }
        for (String name : names) {
            System.out.printf("%n## %s%n%n", name);
            SCENARIOS.get(name).run();
        }
        System.exit(0);
    }

    /** A row of a table. */
    static void row(Object... cells) {
        StringBuilder line = new StringBuilder("|");
        for (Object cell : cells) {
            line.append(' ')
                    .append(cell instanceof Double number ? figure(number) : cell)
                    .append(" |");
        }
        System.out.println(line);
    }

    /** The head of a table: names left, figures right. */
    static void head(String first, String... others) {
        row((Object[]) java.util.stream.Stream.concat(java.util.stream.Stream.of(first), List.of(others).stream())
                .toArray());
        System.out.println("| --- |" + " ---: |".repeat(others.length));
    }

    private static String figure(double number) {
        return number >= 100
                ? String.format(Locale.ROOT, "%,.0f", number)
                : number >= 10
                        ? String.format(Locale.ROOT, "%.1f", number)
                        : String.format(Locale.ROOT, "%.2f", number);
    }
}
