package io.voicesdr.load;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Whether anything is lost or said twice: in ten thousand turns with faults, and in the race that routing prevents. */
final class Loss {

    /**
     * As many as write at a time without two cores running out, together with three replicas that start again and again: who
     * has no processor for seconds can't look again shortly before a send.
     */
    private static final int PEOPLE = Integer.getInteger("bench.people", 500);

    /** Not more than twenty: beyond that the bot takes who answers it for another bot. */
    private static final int MESSAGES_EACH = 10_000 / PEOPLE;

    private static final int REPLICAS = 3;

    private Loss() {}

    /** 10,000 messages while replicas are killed, restarted and added. */
    static void faults() throws Exception {
        long seed = Long.getLong("bench.seed", 7);
        Path folder = Files.createTempDirectory("voice-sdr-bench");
        try (Siege siege = new Siege(folder, seed, 0.03)) {
            siege.begin(2, 2);
            Thread talk = siege.talk(PEOPLE, MESSAGES_EACH, 12_000);
            RandomGenerator dice = new java.util.Random(seed);
            int killed = 0;
            int restarted = 0;
            siege.untilWritten(PEOPLE * MESSAGES_EACH / 4);
            siege.fleet().add(REPLICAS);
            siege.reload();
            while (talk.isAlive()) {
                int victim = dice.nextInt(REPLICAS);
                if (dice.nextInt(3) == 0) {
                    siege.fleet().kill(victim);
                    killed++;
                    Thread.sleep(1_000 + dice.nextInt(2_000));
                    siege.fleet().start(victim, REPLICAS);
                } else {
                    siege.fleet().restart(victim, REPLICAS);
                    restarted++;
                }
                Thread.sleep(3_000);
            }
            Ledger ledger = siege.settled(Duration.ofSeconds(90));
            System.out.println(siege.report(ledger));
            System.out.println(
                    "killed " + killed + ", restarted " + restarted + ", added 1; complaints " + siege.complaints());
            if (!ledger.balances()) {
                throw new IllegalStateException("the ledger does not balance");
            }
        }
    }

    /** Two replicas that both hear of the same message, as happens without routing by path. */
    static void race() throws Exception {
        Bench.head("two replicas hear of", "model", "messages", "answered twice", "lost", "per 1,000");
        race("every message, both at once", 300, 0, true, false);
        race("every message, both at once", 300, 600, true, false);
        race("every message, one or the other", 300, 600, false, false);
        race("every message, both at once, typing shown", 300, 600, true, true);
    }

    private static void race(String how, int model, int jitter, boolean both, boolean typing) throws Exception {
        Path folder = Files.createTempDirectory("voice-sdr-bench");
        Vertx vertx = Vertx.vertx();
        Town town = new Town();
        try (Server server = new Server(town, vertx)) {
            List<String> companies = Company.found(folder.resolve("tenants"), 10, typing);
            Map<String, String> settings = Fleet.settings(server, folder.resolve("tenants"));
            settings.put("SDR_TURN_SWEEP_EVERY", "off");
            try (Fleet fleet = new Fleet(folder, settings)) {
                fleet.add(1);
                fleet.add(1 + 1);
                AtomicInteger next = new AtomicInteger();
                Webhooks webhooks = new Webhooks(
                        vertx, () -> fleet.replica(next.getAndIncrement() % 2).url(""));
                webhooks.everyone(both ? 2 : 1);
                Customers customers = new Customers(town, webhooks, server);
                server.modelTakes(model, jitter);
                List<Chat> chats = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    chats.add(customers.meet(companies.get(i % companies.size())));
                }
                customers.talk(chats, 5, 4_000, 300, 11);
                Thread.sleep(typing ? 20_000 : 4_000);
                Ledger ledger = Ledger.of(town.chats());
                Bench.row(
                        how,
                        model + (jitter == 0 ? " ms" : " to " + (model + jitter) + " ms"),
                        ledger.asked(),
                        ledger.twice().size(),
                        ledger.lost().size(),
                        1000.0 * ledger.twice().size() / ledger.asked());
                webhooks.close();
            }
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
