package io.voicesdr.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs turns and says what they cost. For one thread. */
final class Rounds {

    /** A cold JVM on a busy machine takes long for 500 customers at once; who was forgotten never ends. */
    private static final long PATIENCE_MILLIS = 300_000;

    private final Town town;
    private final Customers customers;
    private int words;

    Rounds(Town town, Customers customers) {
        this.town = town;
        this.customers = customers;
    }

    /**
     * What one round cost.
     *
     * @param p50 milliseconds from posting the webhook until Evolution has the answer
     * @param cpu seconds for a thousand turns
     * @param allocated megabytes for a thousand turns; NaN when unknown
     * @param pulls findMessages requests a turn
     */
    record Cost(double p50, double p99, double cpu, double allocated, double pulls) {}

    /** {@code turns} new chats with {@code past} old messages each, spread over {@code companies}. */
    List<Chat> chats(List<String> companies, int turns, int past) {
        List<Chat> chats = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            Chat chat = customers.meet(companies.get(i % companies.size()));
            Past.fill(town, chat, past, words += past);
            chats.add(chat);
        }
        return chats;
    }

    /** One message in each of {@code chats}, {@code together} at a time; each waits for its answer. */
    Cost run(Subject subject, Server server, List<Chat> chats, int together) throws Exception {
        Queue<Chat> left = new ConcurrentLinkedQueue<>(chats);
        Queue<Long> took = new ConcurrentLinkedQueue<>();
        double cpu = subject.cpuSeconds();
        double allocated = subject.allocatedMegabytes();
        long pulls = server.requests("findMessages");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < together; i++) {
                all.add(threads.submit(() -> {
                    for (Chat chat = left.poll(); chat != null; chat = left.poll()) {
                        took.add(customers.write(chat, PATIENCE_MILLIS));
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        Thread.sleep(200); // what comes after the send belongs to the turn too
        return cost(subject, took, cpu, allocated, (double) (server.requests("findMessages") - pulls) / chats.size());
    }

    private static Cost cost(Subject subject, Queue<Long> took, double cpu, double allocated, double pulls)
            throws IOException {
        double[] millis =
                took.stream().mapToDouble(nanos -> nanos / 1e6).sorted().toArray();
        if (millis[0] < 0) {
            throw new IllegalStateException("somebody was not answered within five minutes");
        }
        double thousands = millis.length / 1000.0;
        return new Cost(
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.99)],
                (subject.cpuSeconds() - cpu) / thousands,
                (subject.allocatedMegabytes() - allocated) / thousands,
                pulls);
    }

    /** The middle of each figure over {@code costs}. */
    static Cost median(List<Cost> costs) {
        return new Cost(
                middle(costs.stream().mapToDouble(Cost::p50).toArray()),
                middle(costs.stream().mapToDouble(Cost::p99).toArray()),
                middle(costs.stream().mapToDouble(Cost::cpu).toArray()),
                middle(costs.stream().mapToDouble(Cost::allocated).toArray()),
                middle(costs.stream().mapToDouble(Cost::pulls).toArray()));
    }

    static double middle(double[] numbers) {
        Arrays.sort(numbers);
        return numbers[numbers.length / 2];
    }
}
