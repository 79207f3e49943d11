package io.voicesdr.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.tenant.TestFlows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a single turn of the bot does to the place in the flow, event by event and second by second. A step of the path reads
 * {@code node@entered-left#configuration}; an answered question has a {@code =} before the moment it was left.
 */
class AnchoringTest {

    private static final Instant START = Instant.parse("2026-11-21T15:00:00Z");
    private static final int CONFIG = 7;

    private final Flow flow = TestFlows.read("""
            nodes:
              - { id: ola, type: message, text: Olá, next: nome }
              - { id: nome, type: question, variable: nome, text: "Nome?", next: valor }
              - { id: valor, type: question, variable: valor, answer: money, text: "Quanto?", next: qual }
              - { id: qual, type: condition, branches: [ { if: "valor > 1000", next: obrigado } ], else: papo }
              - { id: obrigado, type: message, text: Obrigado, next: gente }
              - { id: gente, type: handover, converted: true }
              - { id: papo, type: ai, goal: Conversar, until: [visita], answers: 2, next: fim }
              - { id: fim, type: end, converted: true, text: Tchau }
            """);
    private final List<Event> events = new ArrayList<>();
    private int second;
    private int written;

    private AnchoringTest writes(String text) {
        second += 10;
        String id = "C" + ++written;
        events.add(new Event.Written(List.of(new Said(id, now(), text, Optional.empty(), false))));
        return this;
    }

    /** A whole turn, a bubble a second; "-" is a bubble of no node. */
    private AnchoringTest tells(Kind kind, String... nodes) {
        return told(Optional.of(kind), true, nodes);
    }

    private AnchoringTest breaksOff(Kind kind, String... nodes) {
        return told(Optional.of(kind), false, nodes);
    }

    private AnchoringTest told(Optional<Kind> kind, boolean complete, String... nodes) {
        Instant first = now().plusSeconds(1);
        List<Event.Bubble> bubbles = Stream.of(nodes)
                .map(node -> {
                    second++;
                    return new Event.Bubble(node.equals("-") ? 0 : Hashes.ofNode(node), now(), CONFIG);
                })
                .toList();
        events.add(new Event.Told(first, kind, bubbles, complete));
        return this;
    }

    private Instant now() {
        return START.plusSeconds(second);
    }

    private Optional<FlowState> replayed(boolean cut) {
        return FlowEngine.replay(flow, events, cut, now(), Duration.ofHours(24), ZoneId.of("America/Sao_Paulo"), now());
    }

    private FlowState state() {
        return replayed(false).orElseThrow(() -> new AssertionError("the flow has not begun"));
    }

    private static long seconds(Instant at) {
        return Duration.between(START, at).toSeconds();
    }

    private static String path(FlowState state) {
        return state.path().stream()
                .map(step -> step.node() + "@" + seconds(step.enteredAt()) + "-"
                        + (step.answer().isPresent() ? "=" : "")
                        + step.answeredAt().map(at -> "" + seconds(at)).orElse("")
                        + (step.reasks() > 0 ? "+" + step.reasks() : "")
                        + (step.asides() > 0 ? "?" + step.asides() : "")
                        + (step.config() == 0 ? "" : "#" + step.config()))
                .collect(Collectors.joining(" "));
    }

    private String summary() {
        return replayed(false)
                .map(state -> "%s at %s {%s} via %s%s"
                        .formatted(
                                state.status().word(),
                                state.node().orElse("-"),
                                FlowTalk.shown(state.variables()),
                                path(state),
                                state.endedAt()
                                        .map(at -> " ended " + seconds(at))
                                        .orElse("")))
                .orElse("not begun");
    }

    private AnchoringTest begun() {
        return writes("oi").tells(Kind.FLOW, "ola", "nome");
    }

    private AnchoringTest named() {
        return begun().writes("Ana").tells(Kind.FLOW, "valor");
    }

    private AnchoringTest talking() {
        return named().writes("500").tells(Kind.ANSWER, "papo");
    }

    @Test
    void steps_areDatedByTheirFirstBubbles() {
        assertThat(begun().summary()).isEqualTo("active at nome {} via ola@11-11#7 nome@12-#7");
        assertThat(writes("Ana").tells(Kind.FLOW, "valor").summary())
                .isEqualTo("active at valor {nome=Ana} via ola@11-11#7 nome@12-=22#7 valor@23-#7");
        assertThat(state().startedAt()).isEqualTo(START.plusSeconds(10));
    }

    /** A node of two texts began with the first; a node without any text was passed when its way was chosen. */
    @Test
    void nodeOfSeveralBubbles_isDatedByTheFirst_andASilentOneByTheCustomer() {
        assertThat(named().writes("5 mil")
                        .tells(Kind.HANDOVER, "obrigado", "obrigado", "gente")
                        .summary())
                .isEqualTo("handed_over at gente {nome=Ana valor=5000.00} via ola@11-11#7 nome@12-=22#7 valor@23-=33#7"
                        + " qual@33-33 obrigado@34-34#7 gente@36-36#7 ended 33");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what the customer had written is taken back with the step it led to
                "NOTICE   | active at nome {} via ola@11-11#7 nome@12-#7",
                "FALLBACK | active at nome {} via ola@11-11#7 nome@12-#7",
                "ANSWER   | in_ai at - {} via ola@11-11#7 nome@12-#7 ended 23",
                "HANDOVER | handed_over at - {} via ola@11-11#7 nome@12-#7 ended 23"
            })
    void turnOfNoNode_inAnOpenFlow(Kind kind, String expected) {
        assertThat(begun().writes("Ana").tells(kind, "-").summary()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ANSWER", "HANDOVER", "NOTICE", "FALLBACK"})
    void turnOfNoNode_beforeTheFlow_keepsItOut_unlessItOnlyExcusesItself(Kind kind) {
        writes("oi").tells(kind, "-");

        assertThat(summary()).isEqualTo("not begun");
        boolean keptOut = kind == Kind.ANSWER || kind == Kind.HANDOVER;
        assertThat(writes("olá").replayed(false).isPresent()).isEqualTo(!keptOut);
        assertThat(writes("menu").summary()).startsWith("active at nome");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ANSWER", "HANDOVER", "NOTICE", "FALLBACK"})
    void turnOfNoNode_afterTheEnd_changesNothing(Kind kind) {
        named().writes("5 mil").tells(Kind.HANDOVER, "obrigado", "gente");
        String ended = summary();

        assertThat(writes("obrigada").tells(kind, "-").summary()).isEqualTo(ended);
    }

    @Test
    void turnOfNoNode_inTheMiddleOfTheModelsPart_leavesIt() {
        assertThat(talking().writes("sim").tells(Kind.ANSWER, "-").summary())
                .isEqualTo("in_ai at - {nome=Ana valor=500.00} via ola@11-11#7 nome@12-=22#7 valor@23-=33#7 qual@33-33"
                        + " papo@34-#7 ended 45");
    }

    /** The model is asked because the flow gives up: that is where it gives up, whatever was said under. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ANSWER   | in_ai at - {nome=Ana} via ola@11-11#7 nome@12-=22#7 valor@23-+2#7 ended 55",
                "FALLBACK | in_ai at - {nome=Ana} via ola@11-11#7 nome@12-=22#7 valor@23-+2#7 ended 55",
                "NOTICE   | active at valor {nome=Ana} via ola@11-11#7 nome@12-=22#7 valor@23-+2#7",
                "HANDOVER | handed_over at - {nome=Ana} via ola@11-11#7 nome@12-=22#7 valor@23-+2#7 ended 56"
            })
    void flowThatGivesUp_hasGivenUp_unlessNobodyCould(Kind kind, String expected) {
        named().writes("muito").tells(Kind.FLOW, "valor").writes("bastante").tells(Kind.FLOW, "valor");

        assertThat(writes("demais").tells(kind, "-").summary()).isEqualTo(expected);
    }

    @Test
    void turnWithoutAnyMark_isBelievedToBeTheFlows() {
        begun().writes("Ana").told(Optional.empty(), true);

        assertThat(summary()).isEqualTo("active at valor {nome=Ana} via ola@11-11#7 nome@12-=22#7 valor@22-");
    }

    @Test
    void bubblesOfNoNode_besideThoseOfOne_doNotCount() {
        begun().writes("Ana").tells(Kind.FLOW, "valor", "-");

        assertThat(summary()).isEqualTo("active at valor {nome=Ana} via ola@11-11#7 nome@12-=22#7 valor@23-#7");
    }

    @Test
    void markOfANodeThatIsGone_losesTheFlow_butNotWhatWasLearnt() {
        begun().writes("Ana").tells(Kind.FLOW, "antigo");

        assertThat(summary()).isEqualTo("in_ai at - {nome=Ana} via ola@11-11#7 nome@12-#7 ended 23");
        assertThat(writes("oi?").state().wanted()).isEqualTo(Wanted.AskModel.plain());
        assertThat(writes("menu").summary()).startsWith("active at nome {}");
    }

    @Test
    void handOverOfANodeThatIsGone_isOneAllTheSame() {
        begun().writes("Ana").tells(Kind.HANDOVER, "antigo");

        assertThat(summary()).isEqualTo("handed_over at - {nome=Ana} via ola@11-11#7 nome@12-#7 ended 23");
    }

    /** Nothing before it is known, and still it is no beginning. */
    @Test
    void markOfANodeThatIsGone_inACutHistory_isLost() {
        tells(Kind.FLOW, "antigo").writes("Ana");

        FlowState state = replayed(true).orElseThrow();
        assertThat(state.status()).isEqualTo(FlowStatus.IN_AI);
        assertThat(state.startedAt()).isEqualTo(START.plusSeconds(1));
        assertThat(state.wanted()).isEqualTo(Wanted.AskModel.plain());
    }

    @Test
    void lostFlow_thatIsFoundAgain_goesOn() {
        begun().writes("Ana").tells(Kind.FLOW, "antigo").writes("sim").tells(Kind.FLOW, "valor");

        assertThat(summary()).isEqualTo("active at valor {nome=Ana} via ola@11-11#7 nome@12-34#7 valor@34-#7");
    }

    @Test
    void markInACutHistory_isWhereItStands() {
        tells(Kind.FLOW, "valor").writes("5 mil");

        FlowState state = replayed(true).orElseThrow();
        assertThat(state.node()).contains("gente");
        assertThat(FlowTalk.shown(state.variables())).isEqualTo("valor=5000.00");
        assertThat(path(state)).isEqualTo("valor@1-=11#7 qual@11-11 obrigado@11-11 gente@11-11");
    }

    @Test
    void brokenTurn_beforeTheFirstWordOfItsNode_goesOnThere() {
        writes("oi").breaksOff(Kind.FLOW, "ola");

        assertThat(summary()).isEqualTo("active at ola {} via ola@11-11#7");
        assertThat(writes("alô").state().wanted()).isEqualTo(new Wanted.Say(List.of(new Line("nome", "Nome?"))));
        assertThat(tells(Kind.FLOW, "nome").summary()).isEqualTo("active at nome {} via ola@11-11#7 nome@22-#7");
        assertThat(writes("Ana").summary()).startsWith("active at valor {nome=Ana}");
    }

    /** The last bubble is missing, and it was no node's last word: what is asked stands there to be answered. */
    @Test
    void brokenTurn_afterTheQuestionWasSaid_isWhole() {
        writes("oi").breaksOff(Kind.FLOW, "ola", "nome");

        assertThat(summary()).isEqualTo("active at nome {} via ola@11-11#7 nome@12-#7");
    }

    @Test
    void brokenTurn_betweenPassedNodes_goesOnAfterTheLastThatWasSaid() {
        named().writes("5 mil").breaksOff(Kind.HANDOVER, "obrigado");

        assertThat(summary())
                .isEqualTo("active at obrigado {nome=Ana valor=5000.00} via ola@11-11#7 nome@12-=22#7 valor@23-=33#7"
                        + " qual@33-33 obrigado@34-34#7");
        assertThat(writes("alô").state().wanted())
                .isEqualTo(new Wanted.HandOver(Optional.of("gente"), List.of(), false));
    }

    /** The model answered what was asked beside the answer, and died before the next question. */
    @Test
    void brokenTurn_afterTheModelsWordsAtTheOldQuestion_asksTheNextOne() {
        begun().writes("Ana. Vocês parcelam?");
        assertThat(state().wanted())
                .isEqualTo(new Wanted.AskModel(
                        Optional.of("nome"),
                        List.of(),
                        List.of(new Line("valor", "Quanto?")),
                        "",
                        List.of(),
                        List.of()));
        breaksOff(Kind.ANSWER, "nome");

        assertThat(summary()).isEqualTo("active at nome {nome=Ana} via ola@11-11#7 nome@12-=22#7");
        assertThat(writes("e aí").state().wanted()).isEqualTo(new Wanted.Say(List.of(new Line("valor", "Quanto?"))));
    }

    /** Before the first node nothing has a place: the model's words go out without one. */
    @Test
    void brokenTurn_ofNoNode_atTheVeryBeginning_beginsAnew() {
        writes("vocês abrem hoje?").breaksOff(Kind.ANSWER, "-");

        assertThat(summary()).isEqualTo("active at - {} via ");
        assertThat(writes("alô").state().wanted())
                .isEqualTo(new Wanted.Say(List.of(new Line("ola", "Olá"), new Line("nome", "Nome?"))));
    }

    @Test
    void brokenTurn_ofNoNode_inAWait_leavesEverythingAsItWas() {
        begun().writes("vocês abrem hoje?").breaksOff(Kind.ANSWER, "-");

        assertThat(summary()).isEqualTo("active at nome {} via ola@11-11#7 nome@12-#7");
        assertThat(writes("Ana").summary()).startsWith("active at valor {nome=Ana}");
    }

    @Test
    void brokenTurn_ofNodesFromElsewhere_isBelieved() {
        begun().writes("Ana").breaksOff(Kind.FLOW, "obrigado");

        assertThat(summary()).isEqualTo("active at obrigado {nome=Ana} via ola@11-11#7 nome@12-=22#7 obrigado@23-23#7");
        assertThat(writes("e aí").state().wanted())
                .isEqualTo(new Wanted.HandOver(Optional.of("gente"), List.of(), false));
    }

    @Test
    void brokenTurn_thatRepeatsTheQuestion_isWhole() {
        named().writes("muito").breaksOff(Kind.FLOW, "valor");

        assertThat(summary()).isEqualTo("active at valor {nome=Ana} via ola@11-11#7 nome@12-=22#7 valor@23-+1#7");
    }

    /** It was not understood then, whatever the flow understands today. */
    @Test
    void questionThatWasRepeated_wasNotAnswered() {
        begun().writes("Ana").tells(Kind.FLOW, "nome");

        assertThat(summary()).isEqualTo("active at nome {} via ola@11-11#7 nome@12-#7");
        assertThat(writes("voltar").summary()).startsWith("active at nome {}");
    }

    /** The flow led elsewhere then: its nodes are the path, and the wait that was left counts as left. */
    @Test
    void otherNodesThanTheFlowWouldSay_areThePath() {
        begun().writes("Ana").tells(Kind.FLOW, "obrigado", "obrigado", "valor");

        assertThat(summary())
                .isEqualTo("active at valor {nome=Ana} via ola@11-11#7 nome@12-=22#7 obrigado@23-23#7 valor@25-#7");
        assertThat(writes("voltar").summary()).startsWith("active at nome {}");
    }

    @Test
    void anotherNode_thatDidNotUnderstand_isLeft() {
        named().writes("muito").tells(Kind.ANSWER, "papo");

        assertThat(summary())
                .isEqualTo("in_ai at papo {nome=Ana} via ola@11-11#7 nome@12-=22#7 valor@23-34#7 papo@34-#7");
        assertThat(writes("oi").state().wanted()).isInstanceOf(Wanted.AskModel.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ola      | active      | ",
                "nome     | active      | ",
                "qual     | active      | ",
                "papo     | in_ai       | ",
                "gente    | handed_over | 34",
                "fim      | completed   | 34"
            })
    void everyKindOfNode_isStoodAt(String node, String status, String ended) {
        named().writes("muito").tells(Kind.FLOW, node);

        assertThat(state().node()).contains(node);
        assertThat(state().status().word()).isEqualTo(status);
        assertThat(state().endedAt().map(AnchoringTest::seconds).map(String::valueOf))
                .isEqualTo(Optional.ofNullable(ended));
    }

    @Test
    void messageThatIsAnchoredAt_goesOnAfterIt() {
        named().writes("muito").tells(Kind.FLOW, "ola");

        assertThat(writes("alô").state().wanted()).isEqualTo(new Wanted.Say(List.of(new Line("nome", "Nome?"))));
    }

    @Test
    void handOverAtANodeThatWaits_endsTheFlowThere() {
        begun().writes("que absurdo, cadê meu pedido?").tells(Kind.HANDOVER, "nome");

        assertThat(summary()).isEqualTo("handed_over at nome {} via ola@11-11#7 nome@12-?1#7 ended 23");
        assertThat(writes("oi").state().wanted()).isEqualTo(Wanted.AskModel.plain());
    }

    @Test
    void handOverAtTheModelsNode_endsTheFlowThere() {
        assertThat(talking()
                        .writes("quero o gerente")
                        .tells(Kind.HANDOVER, "papo")
                        .summary())
                .endsWith("papo@34-#7 ended 45")
                .startsWith("handed_over at papo");
    }

    /** The customer's own wish ended it a moment before the bot said so. */
    @Test
    void handOverThatTheCustomerAskedFor_endedWhenItWasAsked() {
        assertThat(begun().writes("atendente").tells(Kind.HANDOVER, "nome").summary())
                .isEqualTo("handed_over at nome {} via ola@11-11#7 nome@12-#7 ended 22");
    }

    /** Who is handed over at the node that counts is a success; who asked for a person on the way is none. */
    @Test
    void handOver_convertsWhereTheFlowSaysSo() {
        named().writes("5 mil").tells(Kind.HANDOVER, "obrigado", "gente");
        assertThat(state().converted()).isTrue();

        events.clear();
        assertThat(begun().writes("atendente")
                        .tells(Kind.HANDOVER, "nome")
                        .state()
                        .converted())
                .isFalse();
    }

    /** Two answers, then on: only answers count, and only at the model's node. */
    @Test
    void answersAtTheModelsNode_areCounted() {
        talking();
        assertThat(writes("sim").state().wanted()).isInstanceOf(Wanted.AskModel.class);
        tells(Kind.FALLBACK, "papo");
        assertThat(writes("e então").state().wanted()).isInstanceOf(Wanted.AskModel.class);
        tells(Kind.ANSWER, "papo");
        assertThat(writes("certo").summary()).startsWith("completed at fim");
        assertThat(state().converted()).isTrue();
    }

    @Test
    void answersAtAQuestion_areNoneOfTheModelsPart() {
        begun().writes("quanto?")
                .tells(Kind.ANSWER, "nome", "nome")
                .writes("quanto mesmo?")
                .tells(Kind.ANSWER, "nome");
        writes("Ana").tells(Kind.FLOW, "valor").writes("10").tells(Kind.ANSWER, "papo");

        assertThat(writes("sim").state().wanted()).isInstanceOf(Wanted.AskModel.class);
    }
}
