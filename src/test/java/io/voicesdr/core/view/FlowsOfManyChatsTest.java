package io.voicesdr.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.FlowStatus;
import io.voicesdr.core.flow.Flows;
import io.voicesdr.core.history.ByCustomer;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.tenant.TestFlows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A thousand chats of fifty messages that go through a flow of two questions, shuffled and with duplicates, against sums made
 * while they were written: no replay, no marks, no sessions of the product.
 */
class FlowsOfManyChatsTest {
    private static final long SEED = 20_261_122L;
    private static final int CHATS = 1_000;
    private static final int MESSAGES = 50;
    private static final Instant BEGIN = Instant.parse("2026-10-01T03:00:00Z");
    private static final Instant END = Instant.parse("2026-11-01T03:00:00Z");
    private static final Period PERIOD = new Period(BEGIN, END);
    private static final long TTL = 24 * 3600;

    private static final Flow FLOW = TestFlows.read("""
            nodes:
              - { id: nome, type: question, variable: nome, text: "Nome?", next: valor }
              - { id: valor, type: question, variable: valor, answer: money, text: "Valor?", again: "Como?", tries: 9, next: fim }
              - { id: fim, type: end, text: "Obrigado", converted: true }
            """);
    private static final Tenant TENANT = Chat.begin()
            .tenant()
            .edit()
            .flows(new Flows(Optional.of(FLOW), List.of(FLOW)))
            .build();

    private static final List<Message> ROWS = new ArrayList<>();
    private static final TreeMap<String, Integer> SUMS = new TreeMap<>();
    private static final List<Long> NAME_WAITS = new ArrayList<>();
    private static final List<Long> VALUE_WAITS = new ArrayList<>();
    private static final List<Long> LENGTHS = new ArrayList<>();
    private static FlowFigures figures;

    /** One chat, as it is written: each message later than the one before. */
    private static final class Script {
        private final int chat;
        private final Random random;
        private long at;
        private int written;
        private String said = "";

        Script(int chat, Random random) {
            this.chat = chat;
            this.random = random;
            this.at = BEGIN.getEpochSecond() + random.nextInt(100_000);
        }

        long customer(String text) {
            said = add(text, Optional.empty());
            return at;
        }

        long bot(String text, String node) {
            add(text, Optional.of(node));
            return at;
        }

        private String add(String text, Optional<String> node) {
            at += 1 + random.nextInt(600);
            String id = "F%04d-%02d".formatted(chat, written++);
            Jid phone = Jid.of("551190000%04d@s.whatsapp.net".formatted(chat));
            String signed = node.map(place -> Chat.SIGNATURES.sign(
                            text,
                            new Signature(
                                    Kind.FLOW,
                                    0,
                                    true,
                                    Hashes.ofNode(place),
                                    Hashes.ofMessage(said),
                                    7,
                                    Hashes.tokenStep(0))))
                    .orElse(text);
            ROWS.add(new Message(
                    id,
                    "c" + Long.toString(at * 1000, 36) + "%04d".formatted(chat) + "f77dabcdefgh",
                    phone,
                    Optional.empty(),
                    node.isPresent(),
                    Instant.ofEpochSecond(at),
                    node.isPresent() ? "Você" : "Cliente " + chat,
                    new Content.Text(signed),
                    node.isPresent() ? Origin.API : Origin.DEVICE,
                    Optional.empty(),
                    Set.of()));
            return id;
        }

        void silence() {
            at += TTL + 1 + random.nextInt(50_000);
        }
    }

    @BeforeAll
    static void writeAndReplay() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        for (int chat = 0; chat < CHATS; chat++) {
            Script script = new Script(chat, random);
            while (script.written < MESSAGES) {
                session(script, random);
                script.silence();
            }
        }
        List<Message> arrived = new ArrayList<>(ROWS);
        ROWS.stream().filter(row -> random.nextInt(20) == 0).forEach(arrived::add);
        Collections.shuffle(arrived, random);
        figures = FlowFigures.of(
                FLOW.id(),
                ByCustomer.group(arrived).entrySet().stream()
                        .flatMap(chat -> ChatWindow.of(
                                new ChatRef(Chat.INSTANCE, chat.getKey().canonical()),
                                TENANT.conversation(),
                                Chat.SIGNATURES,
                                chat.getValue(),
                                BEGIN.minus(Duration.ofDays(3)),
                                END)
                                .stream())
                        .flatMap(chat -> SessionFacts.in(chat, TENANT, PERIOD).stream())
                        .toList());
    }

    /** Some give no name, some no amount, some an amount that nobody understands, once or twice. */
    private static void session(Script script, Random random) {
        long began = script.customer("oi");
        long asked = script.bot("Nome?", "nome");
        count("started");
        if (random.nextInt(100) < 15) {
            count("lost at nome");
            return;
        }
        NAME_WAITS.add(script.customer("Ana Souza") - asked);
        asked = script.bot("Valor?", "valor");
        count("valor");
        for (int again = random.nextInt(100) < 30 ? 1 + random.nextInt(2) : 0; again > 0; again--) {
            script.customer("banana azul");
            script.bot("Valor?", "valor");
            count("reasked");
        }
        if (random.nextInt(100) < 30) {
            count("lost at valor");
            return;
        }
        long answered = script.customer("15 mil");
        VALUE_WAITS.add(answered - asked);
        LENGTHS.add(answered - began); // the flow ends with the last answer
        script.bot("Obrigado", "fim");
        count("completed");
    }

    private static void count(String what) {
        SUMS.merge(what, 1, Integer::sum);
    }

    private static Duration median(List<Long> seconds) {
        List<Long> sorted = seconds.stream().sorted().toList();
        return Duration.ofSeconds(sorted.get((sorted.size() + 1) / 2 - 1));
    }

    @Test
    void sessions_equalTheScript() {
        assertThat(figures.started()).isEqualTo(SUMS.get("started").longValue()).isGreaterThan(5_000);
        assertThat(figures.count(FlowStatus.COMPLETED))
                .isEqualTo(SUMS.get("completed").longValue());
        assertThat(figures.count(FlowStatus.EXPIRED)).isEqualTo(SUMS.get("lost at nome") + SUMS.get("lost at valor"));
        assertThat(figures.converted()).isEqualTo(SUMS.get("completed").longValue());
        assertThat(figures.conversion()).contains(SUMS.get("completed") / (double) SUMS.get("started"));
        assertThat(figures.medianDuration()).contains(median(LENGTHS));
    }

    @Test
    void nodes_equalTheScript() {
        List<String> found = NodeFigures.of(FLOW, figures).stream()
                .map(node -> "%s reached %d, answered %d, asked again %d, lost %d, %s"
                        .formatted(
                                node.node(),
                                node.reached(),
                                node.answered(),
                                node.reasked(),
                                node.droppedHere(),
                                node.medianTime().map(Duration::toString).orElse("-")))
                .toList();

        assertThat(found)
                .containsExactly(
                        "nome reached %d, answered %d, asked again 0, lost %d, %s"
                                .formatted(
                                        SUMS.get("started"),
                                        SUMS.get("valor"),
                                        SUMS.get("lost at nome"),
                                        median(NAME_WAITS)),
                        "valor reached %d, answered %d, asked again %d, lost %d, %s"
                                .formatted(
                                        SUMS.get("valor"),
                                        SUMS.get("completed"),
                                        SUMS.get("reasked"),
                                        SUMS.get("lost at valor"),
                                        median(VALUE_WAITS)),
                        "fim reached %d, answered 0, asked again 0, lost 0, -".formatted(SUMS.get("completed")));
    }
}
