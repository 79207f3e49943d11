package io.voicesdr.load;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** People who write, wait for the answer, and write again. Thread-safe. */
final class Customers {

    private final Town town;
    private final Webhooks webhooks;
    private final Map<Chat, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger people = new AtomicInteger();
    private final AtomicInteger words = new AtomicInteger();

    private record Waiting(CountDownLatch answered, long[] at) {}

    Customers(Town town, Webhooks webhooks, Server server) {
        this.town = town;
        this.webhooks = webhooks;
        server.onSend((chat, row) -> answered(chat));
    }

    /** Somebody who has not written yet; every third has two addresses. */
    Chat meet(String instance) {
        int number = people.incrementAndGet();
        String phone = "55119%08d@s.whatsapp.net".formatted(10_000_000 + number);
        return town.open(instance, phone, number % 3 == 0 ? "2%014d@lid".formatted(number) : "");
    }

    /** How many messages have been written. */
    int written() {
        return words.get();
    }

    /**
     * Writes one message into {@code chat} and waits for what is said next there.
     *
     * @return nanoseconds until Evolution had the answer; negative when there was none within {@code patienceMillis}
     */
    long write(Chat chat, long patienceMillis) throws InterruptedException {
        Waiting wait = new Waiting(new CountDownLatch(1), new long[1]);
        waiting.put(chat, wait);
        long begin = System.nanoTime();
        send(chat);
        boolean answered = wait.answered().await(patienceMillis, TimeUnit.MILLISECONDS);
        waiting.remove(chat, wait);
        return answered ? wait.at()[0] - begin : -1;
    }

    /** Writes one message into {@code chat} and does not wait. */
    void send(Chat chat) {
        webhooks.tell(chat, writeUnheard(chat), "messages.upsert");
    }

    /** Writes one message into {@code chat} that Evolution stores and tells nobody of. */
    Row writeUnheard(Chat chat) {
        int number = words.incrementAndGet();
        boolean asLid = !chat.lid().isEmpty() && number % 2 == 0;
        Row row = Row.fromCustomer(
                asLid ? chat.lid() : chat.phone(),
                asLid ? chat.phone() : chat.lid(),
                Words.question(Words.word(number)),
                Instant.now().getEpochSecond());
        town.store(chat, row);
        return row;
    }

    /**
     * Everybody of {@code chats} at the same time writes {@code times}, mostly waiting for the answer, now and then writing
     * on at once; the first time after up to a pause. Ends when all have written.
     */
    void talk(List<Chat> chats, int times, long patienceMillis, long pauseMillis, long seed) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = chats.stream()
                    .<Future<?>>map(chat -> threads.submit(() -> {
                        RandomGenerator dice =
                                new java.util.Random(seed + chat.phone().hashCode());
                        Thread.sleep((long) (pauseMillis * dice.nextDouble())); // nobody begins with everybody else
                        for (int i = 0; i < times; i++) {
                            if (dice.nextInt(6) == 0) {
                                send(chat);
                            } else {
                                write(chat, patienceMillis);
                            }
                            Thread.sleep((long) (pauseMillis * 2 * dice.nextDouble()));
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private void answered(Chat chat) {
        Waiting wait = waiting.get(chat);
        if (wait != null) {
            wait.at()[0] = System.nanoTime();
            wait.answered().countDown();
        }
    }
}
