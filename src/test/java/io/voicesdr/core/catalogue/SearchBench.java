package io.voicesdr.core.catalogue;

import io.voicesdr.core.catalogue.Query.Filter;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** The processor's time of a search among ten thousand items, beside the plain search that it replaced. */
public final class SearchBench {

    private static final int ITEMS = 10_000;
    private static final int WARM_UP = 300;
    private static final int TIMES = 301;
    private static final int PLAIN_TIMES = 5;

    private static final Map<String, Query> QUERIES = new TreeMap<>(Map.of(
            "words", Query.of("jeep renegade branco"),
            "words with slips", Query.of("jepe renegad brnaco automatco"),
            "price and number", query("", Optional.empty(), above("ano", 2020), below("preco", 80_000)),
            "words in a column", query("onix", Optional.empty(), having("cor", "pratas")),
            "similar item", query("", Optional.of("c77"))));

    private SearchBench() {}

    /** Prints a table. */
    public static void run() {
        Random random = new Random(7);
        List<Item> items = Shop.of(ITEMS, random).items();
        long begin = cpu();
        Catalogue catalogue = new Catalogue(items, "bench");
        System.out.printf("index of %,d items made in %.0f ms of CPU%n%n", ITEMS, millis(cpu() - begin));
        NaiveIndex index = new NaiveIndex(items);
        System.out.println("| query | CPU ms, median | p99 | plain search, median |");
        System.out.println("| --- | ---: | ---: | ---: |");
        QUERIES.forEach((name, query) -> {
            times(WARM_UP, () -> Search.find(catalogue, query));
            double[] quick = times(TIMES, () -> Search.find(catalogue, query));
            double[] plain = times(PLAIN_TIMES, () -> NaiveSearch.find(catalogue, index, query));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.0f |%n",
                    name,
                    quick[quick.length / 2],
                    quick[quick.length * 99 / 100],
                    plain[plain.length / 2]);
        });
    }

    private static double[] times(int count, Runnable work) {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            long begin = cpu();
            work.run();
            times[i] = millis(cpu() - begin);
        }
        Arrays.sort(times);
        return times;
    }

    /** Of this thread: the machine's other work is not in it. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static Query query(String words, Optional<String> like, Filter... filters) {
        return new Query(words, List.of(filters), like, 5);
    }

    private static Filter above(String column, long least) {
        return new Filter(column, Optional.of(BigDecimal.valueOf(least)), Optional.empty(), Optional.empty());
    }

    private static Filter below(String column, long most) {
        return new Filter(column, Optional.empty(), Optional.of(BigDecimal.valueOf(most)), Optional.empty());
    }

    private static Filter having(String column, String words) {
        return new Filter(column, Optional.empty(), Optional.empty(), Optional.of(words));
    }
}
