package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.answer.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models fall into a loop now and then, and repeat a word, a sign or a blank until they are cut off. */
class RunawayAnswersTest {

    private static final int CHARACTERS = 11_900;

    private final World world = new World();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                " ",
                "\t",
                "a",
                "k ",
                "ha",
                "1",
                "!",
                "?",
                "...",
                "aa.",
                "a.b",
                "a-",
                "@",
                "a@",
                "*a ",
                "**",
                "`",
                "| a ",
                "- a\n",
                "1. a\n",
                "[a](",
                "(",
                "R$ 1,00 ",
                "http://",
                "www.a.",
                "\"",
                "{\"",
                "nao ",
                "dois mil e ",
                "12/",
                "é",
                "😀"
            })
    void whateverIsRepeated_theCustomerHearsSomething_soon(String unit) {
        world.model.outcome = (number, prompt) -> new LanguageModel.Outcome.Answered(
                Answer.ofText("Claro." + unit.repeat(CHARACTERS / unit.length())), FakeModel.USAGE);

        world.customerWrites("oi");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).isNotEmpty();
        assertThat(world.outcomes()).hasSize(1);
    }
}
