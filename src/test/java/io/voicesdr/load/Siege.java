package io.voicesdr.load;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Customers, broken upstreams, nginx and a fleet behind it, put together. For one thread. */
final class Siege implements AutoCloseable {

    private static final int COMPANIES = 12;

    private final Path folder;
    private final long seed;
    private final double share;
    private final Vertx vertx = Vertx.vertx();
    private final Town town = new Town();
    private final Server server;
    private final List<String> companies;
    private final Fleet fleet;

    private Nginx nginx;
    private Webhooks webhooks;
    private Customers customers;

    /** @param share of requests and webhooks that something happens to */
    Siege(Path folder, long seed, double share) throws IOException {
        this.folder = folder;
        this.seed = seed;
        this.share = share;
        this.server = new Server(town, vertx);
        Path tenants = folder.resolve("tenants");
        this.companies = Company.found(tenants, COMPANIES);
        Map<String, String> settings = Fleet.settings(server, tenants);
        // waits in the proportions of the defaults, a tenth to a thirtieth as long
        settings.putAll(Map.ofEntries(
                Map.entry("SDR_TURN_SWEEP_EVERY", "1s"),
                Map.entry("SDR_TURN_SWEEP_GRACE", "6s"),
                Map.entry("SDR_TURN_SWEEP_PACE", "5ms"),
                Map.entry("SDR_TURN_TAKE_OVER_AFTER", "8s"),
                Map.entry("SDR_TURN_RETRY_AFTER", "300ms,600ms,1s"),
                Map.entry("SDR_TURN_LOOK_UP_AFTER", "200ms"),
                Map.entry("SDR_EVOLUTION_READ_TIMEOUT", "1s"),
                Map.entry("SDR_EVOLUTION_SEND_TIMEOUT", "1s"),
                Map.entry("SDR_EVOLUTION_RETRY_DELAY", "20ms"),
                Map.entry("SDR_GEMINI_READ_TIMEOUT", "1s"),
                Map.entry("SDR_GEMINI_BUDGET", "5s"),
                Map.entry("SDR_GEMINI_BACKOFF", "50ms")));
        this.fleet = new Fleet(folder, settings);
    }

    /** Starts {@code running} replicas of {@code count}, nginx, and then the faults. */
    void begin(int running, int count) throws Exception {
        for (int i = 0; i < running; i++) {
            fleet.add(count);
        }
        nginx = Nginx.start(Files.createDirectories(folder.resolve("nginx")), fleet.ports());
        webhooks = new Webhooks(vertx, nginx::url);
        customers = new Customers(town, webhooks, server);
        Faults faults = new Faults(seed, share);
        server.faults(faults);
        webhooks.faults(faults);
    }

    Fleet fleet() {
        return fleet;
    }

    /** Lets nginx know every replica there is. */
    void reload() throws IOException {
        nginx.reload(fleet.ports());
    }

    /** {@code people} begin to talk, each {@code times}; the thread ends when they have written it all. */
    Thread talk(int people, int times, long pauseMillis) {
        List<Chat> chats = IntStream.range(0, people)
                .mapToObj(i -> customers.meet(companies.get(i % COMPANIES)))
                .toList();
        return Thread.ofVirtual().start(() -> {
            try {
                customers.talk(chats, times, 1_500, pauseMillis, seed);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** {@code people} write one message each, of which no webhook tells. */
    void writeUnheard(int people) {
        for (int i = 0; i < people; i++) {
            customers.writeUnheard(customers.meet(companies.get(i % COMPANIES)));
        }
    }

    void untilWritten(int messages) throws InterruptedException {
        while (customers.written() < messages) {
            Thread.sleep(10);
        }
    }

    /** The ledger when nothing is lost any more, or when {@code patience} is over; a moment later, for late doubles. */
    Ledger settled(Duration patience) throws InterruptedException {
        server.faults(Faults.none());
        Instant end = Instant.now().plus(patience);
        while (!Ledger.of(town.chats()).lost().isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        Thread.sleep(1_500);
        return Ledger.of(town.chats());
    }

    List<String> complaints() {
        return server.complaints();
    }

    String report(Ledger ledger) {
        return "seed " + seed + ": " + ledger + "; webhooks never delivered " + webhooks.lost() + ", twice "
                + webhooks.twice() + ", repeated by Evolution " + webhooks.repeated() + "; requests: findMessages "
                + server.requests("findMessages") + ", generateContent " + server.requests("generateContent")
                + ", sendText " + server.requests("sendText");
    }

    @Override
    public void close() throws Exception {
        fleet.close();
        if (nginx != null) {
            nginx.close();
        }
        if (webhooks != null) {
            webhooks.close();
        }
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
