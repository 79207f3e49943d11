package io.voicesdr.load;

import io.voicesdr.load.Rounds.Cost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a turn costs besides the model, against the bare loop; and whether that grows. */
final class Overhead {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int PAST = 10;

    /** Customers at a time while it is recorded. */
    private static final int TOGETHER = Integer.getInteger("bench.together", 16);

    /** Rounds of 1,500 turns before anything is measured. */
    private static final int WARM = Integer.getInteger("bench.warm", 3);

    private static final int GROWTH_TURNS = 500;

    /** Where chats are so long that few of them fit into memory. */
    private static final int FEW_TURNS = 100;

    /** Turns of a round in which little is left to compile. */
    private static final int STEADY = Integer.getInteger("bench.turns", 5_000);

    private Overhead() {}

    /** 1, 16 and 1000 customers at a time. The two subjects take turns, so that a busy machine is unfair to neither. */
    static void turns() throws Exception {
        try (Stage stage = new Stage()) {
            List<String> companies = Company.found(stage.folder().resolve("tenants"), 10);
            Subject product = stage.product(stage.settings(stage.folder().resolve("tenants")));
            String productUrl = stage.aimedAt();
            warmUp(stage, product, companies);
            Cost once =
                    stage.rounds().run(product, stage.server(), stage.rounds().chats(companies, 50, PAST), 1);
            Subject bare = stage.bareLoop((int) Math.round(once.pulls() / 2));
            String bareUrl = stage.aimedAt();
            warmUp(stage, bare, companies);
            Bench.head(
                    "customers at a time",
                    "p50 ms, bare",
                    "product",
                    "ratio",
                    "p99 ms, bare",
                    "product",
                    "ratio",
                    "CPU s per 1,000 turns, bare",
                    "product",
                    "ratio",
                    "MB allocated per 1,000 turns, bare",
                    "product",
                    "findMessages a turn");
            for (int together : new int[] {1, 16, 1000}) {
                int turns = together == 1 ? 500 : 2_000;
                List<Cost> ofBare = new ArrayList<>();
                List<Cost> ofProduct = new ArrayList<>();
                for (int i = 0; i < ROUNDS; i++) {
                    stage.aim(bareUrl);
                    ofBare.add(stage.rounds()
                            .run(bare, stage.server(), stage.rounds().chats(companies, turns, PAST), together));
                    stage.aim(productUrl);
                    ofProduct.add(stage.rounds()
                            .run(product, stage.server(), stage.rounds().chats(companies, turns, PAST), together));
                }
                Cost b = Rounds.median(ofBare);
                Cost p = Rounds.median(ofProduct);
                Bench.row(
                        together,
                        b.p50(),
                        p.p50(),
                        p.p50() / b.p50(),
                        b.p99(),
                        p.p99(),
                        p.p99() / b.p99(),
                        b.cpu(),
                        p.cpu(),
                        p.cpu() / b.cpu(),
                        b.allocated(),
                        p.allocated(),
                        p.pulls());
            }
            complain(stage);
        }
    }

    /** Chats of 10 to 10,000 messages. */
    static void growth() throws Exception {
        try (Stage stage = new Stage()) {
            List<String> companies = Company.found(stage.folder().resolve("tenants"), 10);
            Subject product = stage.product(stage.settings(stage.folder().resolve("tenants")));
            warmUp(stage, product, companies);
            Bench.head(
                    "messages in the chat",
                    "p50 ms",
                    "p99 ms",
                    "CPU s per 1,000 turns",
                    "MB allocated per 1,000 turns");
            for (int past : new int[] {10, 100, 200, 1_000, 10_000}) {
                List<Chat> chats = stage.rounds().chats(companies, past > 1_000 ? 20 : 100, past);
                List<Chat> again = new ArrayList<>();
                // enough for several collections, which tell what is allocated; nobody writes again before being
                // answered,
                // nor so often that the bot takes them for a machine
                while (again.size() < (past > 1_000 ? FEW_TURNS : GROWTH_TURNS)) {
                    again.addAll(chats);
                }
                List<Cost> costs = new ArrayList<>();
                for (int i = 0; i < ROUNDS; i++) {
                    costs.add(stage.rounds().run(product, stage.server(), again, 4));
                }
                Cost cost = Rounds.median(costs);
                Bench.row(past, cost.p50(), cost.p99(), cost.cpu(), cost.allocated());
            }
            complain(stage);
        }
    }

    /** 1 to 200 companies in one process. */
    static void tenants() throws Exception {
        Bench.head("tenants", "p50 ms", "p99 ms", "CPU s per 1,000 turns", "RSS MB");
        for (int count : new int[] {1, 20, 200}) {
            try (Stage stage = new Stage()) {
                List<String> companies = Company.found(stage.folder().resolve("tenants"), count);
                Subject product = stage.product(stage.settings(stage.folder().resolve("tenants")));
                warmUp(stage, product, companies);
                List<Cost> costs = new ArrayList<>();
                for (int i = 0; i < ROUNDS; i++) {
                    costs.add(stage.rounds()
                            .run(product, stage.server(), stage.rounds().chats(companies, 1_000, PAST), 16));
                }
                Cost cost = Rounds.median(costs);
                Bench.row(count, cost.p50(), cost.p99(), cost.cpu(), product.residentMegabytes());
                complain(stage);
            }
        }
    }

    /** Records 16 customers at a time with JFR, into {@code target/bench.jfr}, and says where bytes and CPU time went. */
    static void profile() throws Exception {
        try (Stage stage = new Stage()) {
            List<String> companies = Company.found(stage.folder().resolve("tenants"), 10);
            Path record = Path.of("target/bench.jfr").toAbsolutePath();
            Subject product = stage.product(
                    stage.settings(stage.folder().resolve("tenants")),
                    "-XX:FlightRecorderOptions:stackdepth=256",
                    "-XX:TLABSize=16k",
                    "-XX:-ResizeTLAB");
            steady(stage, product, companies);
            Cost quiet = stage.rounds().run(product, stage.server(), chats(stage, companies), TOGETHER);
            jcmd(
                    product,
                    "JFR.start",
                    "name=bench",
                    "settings=profile",
                    "jdk.ObjectAllocationInNewTLAB#enabled=true",
                    "jdk.ObjectAllocationOutsideTLAB#enabled=true",
                    "jdk.ObjectAllocationSample#enabled=false",
                    "jdk.CPUTimeSample#enabled=true");
            stage.rounds().run(product, stage.server(), chats(stage, companies), TOGETHER);
            jcmd(product, "JFR.dump", "name=bench", "filename=" + record);
            System.out.println(quiet + ", then recorded in " + record);
            Weights.of(record).print(STEADY);
            complain(stage);
        }
    }

    private static List<Chat> chats(Stage stage, List<String> companies) {
        return stage.rounds().chats(companies, STEADY, PAST);
    }

    private static void steady(Stage stage, Subject subject, List<String> companies) throws Exception {
        for (int i = 0; i < 3; i++) {
            stage.rounds().run(subject, stage.server(), stage.rounds().chats(companies, STEADY, PAST), 16);
        }
    }

    private static void jcmd(Subject subject, String... words) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(subject.pid()));
        command.addAll(List.of(words));
        new ProcessBuilder(command).start().waitFor();
    }

    /** Until the compiler has seen what there is to see. */
    private static void warmUp(Stage stage, Subject subject, List<String> companies) throws Exception {
        for (int i = 0; i < WARM; i++) {
            stage.rounds().run(subject, stage.server(), stage.rounds().chats(companies, 1_500, PAST), 16);
        }
    }

    private static void complain(Stage stage) {
        if (!stage.server().complaints().isEmpty()) {
            throw new IllegalStateException(
                    "requests against the contract: " + stage.server().complaints());
        }
    }
}
