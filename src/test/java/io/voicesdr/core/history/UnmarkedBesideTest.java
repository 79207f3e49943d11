package io.voicesdr.core.history;

import static io.voicesdr.core.Chat.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands unmarked beside a bubble of the bot: its own when a customer would copy it, else somebody else's. */
class UnmarkedBesideTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://loja.example/plano",
                "financeiro@loja.example",
                "+55 (11) 98888-0000",
                "34191.79001 01043.510047 91020.150008 1 96610000002990",
                "00020126330014BR.GOV.BCB.PIX0111123456789095802BR5912LOJA EXEMPLO6009SAO PAULO62070503***6304ABCD"
            })
    void author_whatIsCopied_isTheBots(String text) {
        assertThat(authorBesideTheBot(text)).isEqualTo(Author.BOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aqui é a Júlia do financeiro, já envio", "Oi, Maria", "oi  tudo bem?"})
    void author_aSentence_isOfOtherSoftware(String text) {
        assertThat(authorBesideTheBot(text)).isEqualTo(Author.SYSTEM);
    }

    private static Author authorBesideTheBot(String text) {
        Chat chat =
                Chat.begin().customer("pix?").bot("Segue:").after(seconds(10)).botUnmarked(text);
        return Attribution.of(chat.history(), Chat.SIGNATURES, false).getLast().author();
    }
}
