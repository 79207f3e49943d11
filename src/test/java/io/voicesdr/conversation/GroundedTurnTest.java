package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.LogLines;
import io.voicesdr.conversation.TurnReport.Outcome;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.text.CustomerText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** law 8, in whole turns: what stands nowhere is not said. */
class GroundedTurnTest {

    private final World world = new World();

    @Test
    void inventedPrice_isMadeAgainOnceWithTheFinding() {
        says("Fica por R$ 50,00!", "Vou confirmar o preço e já te digo.");
        world.customerWrites("quanto custa?");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Vou confirmar o preço e já te digo.");
        assertThat(world.model.asked).hasSize(2);
        assertThat(world.model.asked.getLast().turns().getLast().toString())
                .contains("não consta em lugar nenhum \"r$ 50,00\"");
        assertThat(world.outcomes()).containsExactly(Outcome.ANSWERED);
    }

    /** Both askings hold the same conversation, so the second costs the model's cache little. */
    @Test
    void secondAsking_beginsAsTheFirst() {
        says("Fica por R$ 50,00!", "Vou confirmar.");
        world.customerWrites("quanto custa?");
        world.settle();

        Prompt first = world.model.asked.getFirst();
        Prompt second = world.model.asked.getLast();
        assertThat(second.system()).isEqualTo(first.system());
        assertThat(second.turns().subList(0, first.turns().size())).isEqualTo(first.turns());
        assertThat(second.turns()).hasSize(first.turns().size() + 2);
    }

    @Test
    void inventedTwice_aPersonGoesOn() {
        says("Fica por R$ 50,00!", "Então R$ 45,00, com 10% de desconto.");
        try (LogLines log = LogLines.of(Drafter.class)) {
            world.customerWrites("quanto custa?");
            world.settle();
            assertThat(log.lines())
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("ANSWER_NOT_GROUNDED chat=loja/*********0001@s.whatsapp.net"));
            assertThat(log.lines().getFirst()).endsWith("not sent; the model is asked again");
            assertThat(log.lines().getLast()).endsWith("not sent; a person goes on");
            assertThat(log.lines().toString()).as("no text of anybody").doesNotContain("50,00", "quanto");
        }

        assertThat(world.whatsApp.textsToCustomers()).containsExactly(CustomerText.BETTER_WITH_A_PERSON.in("pt-BR"));
        assertThat(world.model.asked).hasSize(2);
        assertThat(world.outcomes()).containsExactly(Outcome.HANDED_OVER);
    }

    @Test
    void priceAPersonOfTheCompanyWrote_mayBeRepeated() {
        world.customerWrites("oi, quanto custa?");
        world.settle();
        world.hear(world.whatsApp.person(World.MARIA, "o plano sai por 89,90"));
        world.settle();
        world.clock.advance(Duration.ofHours(3));
        says("Como combinado, R$ 89,90.");
        world.customerWrites("qual era o preço mesmo?");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).endsWith("Como combinado, R$ 89,90.");
    }

    /** Else whoever names a price would get it by having it confirmed. */
    @Test
    void customersOwnPrice_isNoOfferEvenAfterTheBotEchoedIt() {
        says("Entendi, seu limite é R$ 50.");
        world.customerWrites("só tenho 50 reais");
        world.settle();
        says("Fechado, fica R$ 50.", "Vou confirmar com a equipe.");
        world.customerWrites("fechamos por 50 então");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers())
                .containsExactly("Entendi, seu limite é R$ 50.", "Vou confirmar com a equipe.");
    }

    private void says(String... answers) {
        int before = world.model.asked.size();
        world.model.outcome = (number, prompt) -> new LanguageModel.Outcome.Answered(
                Answer.ofText(List.of(answers).get(number - before - 1)), FakeModel.USAGE);
    }
}
