package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.LanguageModel.Outcome;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.Flows;
import io.voicesdr.tenant.TestFlows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What calls a person, and what does not: the customer's words, what the model answers (as {@link ScriptedAnswer} reads it,
 * {@code ;} between the answers to several askings), whether one was called before or a flow has asked, and then why the team is called, or
 * {@code -}, and what the customer reads, or {@code =} for the model's own words.
 */
class EscalationTest {

    private static final Flow FLOW = TestFlows.read("""
            nodes:
              - { id: nome, type: question, variable: nome, answer: text, text: "Como você se chama?", next: pessoa }
              - { id: pessoa, type: handover }
            """);
    private static final Flows NAME_AND_PERSON = new Flows(Optional.of(FLOW), List.of(FLOW));

    @ParameterizedTest(name = "{0} / {1} / {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            quero falar com um atendente    | Oi!                                           | no     | CUSTOMER_ASKED           | PERSON_CALLED
            tem alguém aí?                  | Oi!                                           | no     | -                        | =
            quero falar com um atendente    | Já avisei a equipe.                           | called | -                        | =
            isso é um absurdo               | Vou pedir ajuda. {person reclamação}          | no     | MODEL_ASKED              | =
            isso é um absurdo               | Vou pedir ajuda. {person reclamação}          | called | -                        | =
            isso é um absurdo               | {person reclamação}                           | no     | MODEL_ASKED              | BETTER_WITH_A_PERSON
            isso é um absurdo               | {person reclamação}                           | called | -                        | STILL_CALLING
            aceita GNV?                     | Aceita. {sure 0.29}                           | no     | LOW_CONFIDENCE           | BETTER_WITH_A_PERSON
            aceita GNV?                     | Aceita. {sure 0.29}                           | called | -                        | =
            aceita GNV?                     | Aceita. {sure 0.3}                            | no     | -                        | =
            aceita GNV?                     | Aceita.                                       | no     | -                        | =
            faz um preço melhor?            | Vou te transferir para um consultor.          | no     | PROMISED                 | =
            faz um preço melhor?            | Vou te transferir para um consultor.          | called | -                        | =
            faz um preço melhor?            | Quer que eu chame um consultor?               | no     | -                        | =
            faz um preço melhor?            | Posso te transferir, se quiser.               | no     | -                        | =
            quanto custa?                   | Custa R$ 10.;Custa R$ 11.                     | no     | ANSWER_NOT_GROUNDED      | BETTER_WITH_A_PERSON
            quanto custa?                   | Custa R$ 10.;Vou confirmar.                   | no     | -                        | =
            quanto custa?                   | Custa R$ 10.;Custa R$ 11.                     | called | -                        | STILL_CALLING
            oi                              | {"bubbles": ["oi"]}                           | no     | ANSWER_UNFIT_RAW_JSON    | BETTER_WITH_A_PERSON
            oi                              | <html><body>502</body></html>                 | no     | ANSWER_UNFIT_MARKUP      | BETTER_WITH_A_PERSON
            oi                              | java.lang.IllegalStateException: x            | no     | ANSWER_UNFIT_STACK_TRACE | BETTER_WITH_A_PERSON
            oi                              | {sure 0.9}                                    | no     | ANSWER_UNFIT_EMPTY       | BETTER_WITH_A_PERSON
            oi                              | x SAFETY                                      | no     | SAFETY                   | BETTER_WITH_A_PERSON
            oi                              | x SAFETY                                      | called | -                        | STILL_CALLING
            oi                              | ! GEMINI_OVERLOADED                           | no     | fallback                 | COULD_NOT_ANSWER
            oi                              | ! GEMINI_OVERLOADED                           | failed | REPEATED_FAILURE         | BETTER_WITH_A_PERSON
            Ana Lima                        | Oi!                                           | flow   | FLOW_ENDED               | BETTER_WITH_A_PERSON
            """)
    void trigger_callsWhenItShould(String words, String answers, String before, String called, String read) {
        World world = World.of(tenant ->
                tenant.team(PeopleTest.rules(30)).flows(before.equals("flow") ? NAME_AND_PERSON : Flows.NONE));
        before(world, before);
        int cards = world.whatsApp.textsTo(PeopleTest.GROUP).size();
        int said = world.whatsApp.textsToCustomers().size();
        List<String> script = List.of(answers.split(";"));
        int asked = world.model.asked.size();
        world.model.outcome = (number, prompt) -> ScriptedAnswer.outcome(
                script.get(Math.min(number - asked, script.size()) - 1), FakeModel.USAGE, List.of());

        writes(world, words);

        List<String> news = world.whatsApp.textsTo(PeopleTest.GROUP);
        assertThat(news).hasSize(cards + (called == null ? 0 : 1));
        TurnReport last = world.reports.getLast();
        if (called != null && !called.equals("fallback")) {
            assertThat(last.outcome()).isEqualTo(TurnReport.Outcome.HANDED_OVER);
            assertThat(last.detail()).isEqualTo(called);
            assertThat(news.getLast()).startsWith("🙋");
        } else {
            assertThat(last.outcome()).isNotEqualTo(TurnReport.Outcome.HANDED_OVER);
        }
        List<String> now = world.whatsApp.textsToCustomers();
        assertThat(now.subList(said, now.size())).containsExactly(expected(script, read));
    }

    private static String expected(List<String> script, String read) {
        if (!read.equals("=")) {
            return io.voicesdr.core.text.CustomerText.valueOf(read).in("pt-BR");
        }
        return ((Outcome.Answered) ScriptedAnswer.outcome(script.getLast(), FakeModel.USAGE, List.of()))
                .answer().bubbles().stream().collect(Collectors.joining());
    }

    private static void before(World world, String before) {
        world.model.outcome = (number, prompt) -> before.equals("failed")
                ? ScriptedAnswer.outcome("! GEMINI_OVERLOADED", FakeModel.USAGE, List.of())
                : new Outcome.Answered(Answer.ofText("Oi!"), FakeModel.USAGE);
        if (!before.equals("no")) {
            writes(world, before.equals("called") ? "quero falar com um atendente" : "bom dia");
            world.clock.advance(Duration.ofMinutes(11));
        }
    }

    private static void writes(World world, String text) {
        world.clock.advance(Duration.ofSeconds(30));
        world.customerWrites(text);
        world.settle();
    }
}
