package io.voicesdr.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.decision.Policy;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.media.Lack;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.tenant.TestFlows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Customers who answer a flow's questions by voice. */
class SpokenAnswersTest {

    private static final String FLOW = """
            nodes:
              - { id: ola, type: message, text: Olá, next: nome }
              - { id: nome, type: question, variable: nome, text: "Nome?", next: valor }
              - { id: valor, type: question, variable: valor, answer: money, text: "Quanto?", next: caminho }
              - { id: caminho, type: condition, branches: [ { if: "valor > 10000", next: alto } ], else: baixo }
              - { id: alto, type: question, variable: prazo, text: "Para quando?", next: fim }
              - { id: baixo, type: question, variable: prazo, text: "Tem pressa?", next: fim }
              - { id: fim, type: end, converted: true, text: "Obrigado, {nome}" }
            """;

    private final FlowTalk talk = new FlowTalk(TestFlows.read(FLOW));
    private final Map<String, String> words = new HashMap<>();

    @Test
    void spokenAnswer_isListenedToBeforeTheFlowDecides() {
        talk.says("oi").says("Ana");
        String note = speaks("meu orçamento é quinze mil");

        assertThat(decide(Hearing.NONE)).isEqualTo(new Decision.Listen(List.of(note)));

        talk.hearing = new Hearing(words, Map.of());
        assertThat(talk.bot().summary())
                .isEqualTo("active at alto {nome=Ana valor=15000.00} via ola nome valor caminho alto");
    }

    @Test
    void earlierSpokenAnswer_thatWasForgotten_isListenedToAgain() {
        talk.hearing = new Hearing(words, Map.of());
        talk.says("oi").says("Ana");
        String note = speaks("quinze mil");
        hear();
        talk.bot();
        talk.customer("mês que vem");

        assertThat(decide(Hearing.NONE)).isEqualTo(new Decision.Listen(List.of(note)));
        assertThat(decide(talk.hearing)).isInstanceOf(Decision.Say.class);
    }

    @Test
    void firstMessageSpoken_mayAskSomething_soItIsListenedTo() {
        String note = speaks("quanto custa o conserto?");
        assertThat(decide(Hearing.NONE)).isEqualTo(new Decision.Listen(List.of(note)));

        hear();
        assertThat(decide(talk.hearing)).isInstanceOf(Decision.AskModel.class);
    }

    @Test
    void noteThatCantBeHeard_isNeverGuessed() {
        talk.says("oi").says("Ana");
        String note = speaks("quinze mil");
        Hearing deaf = new Hearing(Map.of(), Map.of(note, Lack.UNAVAILABLE));

        Decision decision = decide(deaf);
        assertThat(decision).isInstanceOf(Decision.AskModel.class);
        assertThat(((Decision.AskModel) decision).flow().after())
                .extracting(Line::node)
                .containsExactly("valor");
    }

    @Test
    void noteAfterTheFlow_isLeftToTheModel() {
        talk.hearing = new Hearing(words, Map.of());
        talk.says("oi").says("Ana").says("5 mil").says("sim");
        assertThat(talk.summary()).startsWith("completed");
        speaks("mais uma coisa");

        assertThat(decide(Hearing.NONE)).isInstanceOf(Decision.AskModel.class);
    }

    @Test
    void withoutAModel_nobodyListens() {
        talk.aiActive = false;
        talk.says("oi").says("Ana");
        speaks("quinze mil");

        assertThat(decide(Hearing.NONE)).isInstanceOf(Decision.Say.class);
    }

    /** What is owed, said and in the session never hangs on what is remembered; nor does the anchored place. */
    @Test
    void memosPresentEmptyOrHalfLost_theSameConversation() {
        Random random = new Random(20261121);
        for (int round = 0; round < 60; round++) {
            FlowTalk any = new FlowTalk(TestFlows.read(FLOW));
            Map<String, String> all = new HashMap<>();
            any.hearing = new Hearing(all, Map.of());
            for (int i = 0; i < 6; i++) {
                if (random.nextBoolean()) {
                    String note = speaks(any);
                    all.put(
                            note,
                            List.of("quinze mil", "Ana", "amanhã", "quanto custa?")
                                    .get(random.nextInt(4)));
                    any.hearing = new Hearing(all, Map.of());
                } else {
                    any.customer(List.of("oi", "Ana", "5 mil", "quanto custa?").get(random.nextInt(4)));
                }
                any.bot(random.nextInt(4) == 0 ? 1 : 9);
            }
            Map<String, String> half = new HashMap<>(all);
            half.keySet().removeIf(id -> random.nextBoolean());
            assertSame(any, all, Map.of(), "seed 20261121 round " + round);
            assertSame(any, all, half, "seed 20261121 round " + round);
        }
    }

    private static void assertSame(FlowTalk any, Map<String, String> all, Map<String, String> some, String where) {
        ConversationState state = any.conversation(any.rows);
        assertThat(any.conversation(new ArrayList<>(any.rows).reversed()))
                .as(where)
                .isEqualTo(state);
        any.hearing = new Hearing(all, Map.of());
        Optional<FlowState> whole = any.replayed();
        Decision decision = decide(any, any.hearing);
        any.hearing = new Hearing(some, Map.of());
        // with every word listened to again it is the same to the letter
        Decision again = decide(any, any.hearing);
        if (again instanceof Decision.Listen listen) {
            Map<String, String> more = new HashMap<>(some);
            listen.notes().forEach(id -> more.put(id, all.get(id)));
            again = decide(any, new Hearing(more, Map.of()));
        }
        assertThat(again).as(where).isEqualTo(decision);
        boolean anchored = state.owed().isEmpty();
        if (anchored) {
            assertThat(any.replayed().flatMap(FlowState::node)).as(where).isEqualTo(whole.flatMap(FlowState::node));
            assertThat(any.replayed().map(FlowState::status)).as(where).isEqualTo(whole.map(FlowState::status));
        }
    }

    private Decision decide(Hearing hearing) {
        return decide(talk, hearing);
    }

    private static Decision decide(FlowTalk talk, Hearing hearing) {
        return Policy.decide(talk.tenant(), talk.conversation(talk.rows), talk.now, hearing);
    }

    private String speaks(String text) {
        String note = speaks(talk);
        words.put(note, text);
        return note;
    }

    private void hear() {
        talk.hearing = new Hearing(words, Map.of());
    }

    private static String speaks(FlowTalk talk) {
        talk.customer(
                new Content.Audio(true, Duration.ofSeconds(4), "audio/ogg; codecs=opus", 9_000, Optional.empty()),
                "(voice)");
        Message note = talk.rows.getLast();
        return note.id();
    }
}
