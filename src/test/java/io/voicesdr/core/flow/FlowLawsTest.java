package io.voicesdr.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.tenant.TestFlows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws over random conversations: replay depends on nothing but the messages, and says what the live bot meant. */
class FlowLawsTest {

    /** Fewer when every one of a thousand mutants must be survived by all of them (profile mutation). */
    private static final int TALKS = Integer.getInteger("flow.talks", 120);

    /** What a customer, or life, can do to a flow. */
    enum Input {
        ANSWER,
        NONSENSE,
        QUESTION,
        GREETING,
        RESTART,
        BACK,
        PERSON_WORD,
        MEDIA,
        TAP,
        BURST,
        TAKEOVER,
        BROKEN_TURN
    }

    private static final List<String> ANSWERS = List.of(
            "Ana",
            "1",
            "2",
            "3",
            "comprar",
            "15 mil",
            "5k",
            "amanhã",
            "12/03",
            "sim",
            "não",
            "ana@x.com.br",
            "01310-100",
            "um bolo",
            "sábado",
            "agora");

    private static void act(FlowTalk talk, Input input, Random random) {
        switch (input) {
            case ANSWER -> talk.customer(ANSWERS.get(random.nextInt(ANSWERS.size())));
            case NONSENSE -> talk.customer("xyz " + random.nextInt(100));
            case QUESTION -> talk.customer("vocês abrem no feriado " + random.nextInt(100) + "?");
            case GREETING -> talk.customer("bom dia");
            case RESTART -> talk.customer("menu");
            case BACK -> talk.customer("voltar");
            case PERSON_WORD -> talk.customer("atendente");
            case MEDIA -> talk.customer(new Content.Image("", "image/jpeg", 9, false), "[image]");
            case TAP ->
                talk.customer(new Content.Choice(Content.Choice.Origin.LIST, "comprar", "Comprar", ""), "[tap]");
            case BURST -> talk.customer("então").customer("15").customer("mil");
            case TAKEOVER ->
                talk.person("Deixa comigo").after(Duration.ofMinutes(10)).customer("ok, obrigado");
            case BROKEN_TURN -> {
                talk.customer("oi " + random.nextInt(100)).bot(1);
                talk.customer("alô");
            }
        }
        talk.after(Duration.ofSeconds(random.nextInt(90)));
    }

    static Stream<Long> seeds() {
        return seeds(TALKS);
    }

    private static Stream<Long> seeds(int count) {
        return Stream.iterate(1L, seed -> seed + 1).limit(count);
    }

    private static FlowTalk talk(long seed, Consumer<FlowTalk> afterEachTurn) {
        Random random = new Random(seed);
        List<Flow> flows = TestFlows.shipped();
        FlowTalk talk = new FlowTalk(flows.get(random.nextInt(flows.size())));
        talk.intent = random.nextBoolean() ? "agendar_visita" : "";
        int turns = 3 + random.nextInt(10);
        for (int i = 0; i < turns; i++) {
            boolean plain = random.nextInt(10) < 6;
            Input input = plain ? Input.ANSWER : Input.values()[random.nextInt(Input.values().length)];
            act(talk, input, random);
            afterEachTurn.accept(talk);
        }
        return talk;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderOfArrivalAndDuplicates_changeNothing(long seed) {
        FlowTalk talk = talk(seed, FlowTalk::bot);
        Optional<FlowState> expected = talk.replay(talk.rows);
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            List<Message> mixed = new ArrayList<>(talk.rows);
            for (Message row : talk.rows) {
                if (random.nextInt(3) == 0) {
                    mixed.add(row);
                }
            }
            Collections.shuffle(mixed, random);
            assertThat(talk.replay(mixed))
                    .as("seed %d\n%s", seed, talk.transcript)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void truncatedThenCompleted_isTheSame(long seed) {
        FlowTalk talk = talk(seed, FlowTalk::bot);
        Optional<FlowState> expected = talk.replay(talk.rows);
        Random random = new Random(seed);
        List<Message> part = new ArrayList<>(talk.rows.subList(random.nextInt(talk.rows.size()), talk.rows.size()));
        assertThat(talk.replay(part)).isNotNull();
        part.addAll(talk.rows);
        assertThat(talk.replay(part)).as("seed %d", seed).isEqualTo(expected);
    }

    /** After each turn the replay stands where the bot, when it spoke, meant to be. */
    @ParameterizedTest
    @MethodSource("seeds")
    void replay_isWhatWasMeantLive(long seed) {
        talk(seed, talk -> {
            Optional<FlowState> meant = talk.replay(talk.rows);
            Decision decision = talk.decide();
            boolean silent = decision instanceof Decision.Silent || isCallBesideTheFlow(decision);
            talk.bot();
            Optional<FlowState> replayed = talk.replay(talk.rows);
            String context = "seed " + seed + "\n" + talk.transcript;
            if (!silent && meant.isPresent() && !movedOnByIntent(meant.get(), talk)) {
                assertThat(replayed.map(FlowState::node)).as(context).isEqualTo(meant.map(FlowState::node));
                assertThat(replayed.map(FlowState::status)).as(context).isEqualTo(meant.map(FlowState::status));
                assertThat(replayed.map(FlowState::variables)).as(context).isEqualTo(meant.map(FlowState::variables));
                assertThat(replayed.map(FlowLawsTest::path)).as(context).isEqualTo(meant.map(FlowLawsTest::path));
                assertThat(replayed.map(FlowState::wanted)).as(context).contains(new Wanted.Nothing());
            }
        });
    }

    /** Who asks for a person gets one, wherever the flow would have gone. */
    private static boolean isCallBesideTheFlow(Decision decision) {
        return decision instanceof Decision.HandOver over
                && over.reason() == Decision.Reason.CUSTOMER_ASKED
                && over.place() == 0;
    }

    private static boolean movedOnByIntent(FlowState state, FlowTalk talk) {
        return state.wanted() instanceof Wanted.AskModel ask && ask.until().contains(talk.intent);
    }

    private static List<String> path(FlowState state) {
        return state.path().stream()
                .map(step -> step.node()
                        + step.reasks()
                        + step.asides()
                        + step.answer().isPresent())
                .toList();
    }

    /** The past does not change when more is written. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyPrefix_replaysAsItDidThen(long seed) {
        List<Snapshot> snapshots = new ArrayList<>();
        FlowTalk whole = talk(seed, talk -> {
            talk.bot();
            snapshots.add(new Snapshot(talk.rows.size(), talk.replay(talk.rows).map(FlowLawsTest::withoutClock)));
        });
        for (Snapshot snapshot : snapshots) {
            assertThat(whole.replay(whole.rows.subList(0, snapshot.rows)).map(FlowLawsTest::withoutClock))
                    .as("seed %d", seed)
                    .isEqualTo(snapshot.state);
        }
    }

    private record Snapshot(int rows, Optional<FlowState> state) {}

    private static FlowState withoutClock(FlowState state) {
        boolean waits = state.status() == FlowStatus.ABANDONED || state.status() == FlowStatus.EXPIRED;
        return new FlowState(
                state.flow(),
                waits ? FlowStatus.ACTIVE : state.status(),
                state.node(),
                state.variables(),
                state.path(),
                state.restarts(),
                state.startedAt(),
                state.endedAt(),
                state.converted(),
                state.wanted(),
                state.unheard());
    }

    /** Fails when a pair of node and input is never met: a new kind of either must be tried. */
    @Test
    void everyNodeKind_meetsEveryInput() {
        Map<NodeKind, Set<Input>> met = new EnumMap<>(NodeKind.class);
        Random random = new Random(7);
        for (Flow flow : List.of(EVERYTHING, TestFlows.shipped("concessionaria"))) {
            for (Input input : Input.values()) {
                for (List<String> way : WAYS) {
                    FlowTalk talk = new FlowTalk(flow);
                    way.forEach(talk::says);
                    if (way.equals(BROKEN)) {
                        talk.customer("oi").bot(1);
                    }
                    if (way.equals(EDITED)) {
                        String place = flow == EVERYTHING ? "qual" : "caminho";
                        talk.customer("e então?")
                                .sign(Kind.FLOW, Hashes.ofNode(place), talk.newestOfCustomer(), 0, true, "?");
                    }
                    standing(talk)
                            .ifPresent(kind -> met.computeIfAbsent(kind, first -> new TreeSet<>())
                                    .add(input));
                    act(talk, input, random);
                    talk.bot();
                    // who waits is asked something: only a person's word or hand leaves a talk at a condition
                    boolean open = talk.state().status() == FlowStatus.ACTIVE;
                    assertThat(open && standing(talk).equals(Optional.of(NodeKind.CONDITION)))
                            .as("waiting at a condition after %s", input)
                            .isFalse();
                }
            }
        }
        for (NodeKind kind : NodeKind.values()) {
            assertThat(met.getOrDefault(kind, Set.of()))
                    .as("inputs met by " + kind)
                    .containsExactly(Input.values());
        }
    }

    private static Optional<NodeKind> standing(FlowTalk talk) {
        return talk.replay(talk.rows)
                .flatMap(FlowState::node)
                .flatMap(talk.flow::node)
                .map(Node::kind);
    }

    /** The turn broke off after a message. */
    private static final List<String> BROKEN = List.of();

    /** What the bot asked last is a condition now. */
    private static final List<String> EDITED = List.of("bom dia");

    private static final List<List<String>> WAYS = List.of(
            BROKEN,
            EDITED,
            List.of("oi"),
            List.of("oi", "1"),
            List.of("oi", "2"),
            List.of("oi", "3"),
            List.of("oi", "4"));

    /** A node of each kind; every option passes a condition. */
    private static final Flow EVERYTHING = TestFlows.read("""
            nodes:
              - { id: ola, type: message, text: Olá, next: para_onde }
              - id: para_onde
                type: question
                variable: tipo
                answer: choice
                text: Para onde?
                tries: 2
                options:
                  - { id: comprar, label: Comprar }
                  - { id: papo, label: Conversar }
                  - { id: gente, label: Alguém }
                  - { id: fim, label: Encerrar }
                next: qual
              - id: qual
                type: condition
                branches:
                  - { if: tipo = "papo", next: papo }
                  - { if: tipo = "gente", next: gente }
                  - { if: tipo = "fim", next: fim }
                else: valor
              - { id: valor, type: question, variable: valor, answer: money, text: "Quanto", next: fim }
              - { id: papo, type: ai, goal: Conversar, answers: 2, next: fim }
              - { id: gente, type: handover }
              - { id: fim, type: end, text: Tchau }
            """);

    @Test
    void everyStatus_isReached() {
        Set<FlowStatus> reached = new TreeSet<>();
        seeds(120)
                .forEach(seed -> talk(
                        seed,
                        talk -> talk.bot().replayed().map(FlowState::status).ifPresent(reached::add)));
        assertThat(reached).contains(FlowStatus.ACTIVE, FlowStatus.COMPLETED, FlowStatus.HANDED_OVER, FlowStatus.IN_AI);
    }
}
