package io.voicesdr.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Notice;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a customer has asked of the product itself, word by word: {@code ?} is the question whether we may write again. */
class PermissionTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            oi,                                     NOT_ASKED, false
            oi/?,                                   OPEN,      false
            oi/?/sim,                               GIVEN,     false
            oi/?/não,                               REFUSED,   false
            oi/?/tem azul?,                         OPEN,      false
            oi/?/quero,                             GIVEN,     false
            oi/?/quero sim,                         GIVEN,     false
            oi/?/quero o Onix prata,                OPEN,      false
            oi/?/quero falar com o gerente,         OPEN,      false
            oi/?/sim e quero o prata,               GIVEN,     false
            oi/?/não quero o azul,                  REFUSED,   false
            oi/?/tem azul?/sim,                     OPEN,      false
            oi/?/não/?/sim,                         GIVEN,     false
            oi/?/sim/?,                             GIVEN,     false
            SAIR,                                   NOT_ASKED, true
            SAIR/INICIAR,                           GIVEN,     false
            oi/?/sim/SAIR,                          GIVEN,     true
            oi/?/não/SAIR/INICIAR,                  GIVEN,     false
            oi/?/não/INICIAR,                       GIVEN,     false
            oi/?/não/quero receber mensagens,       GIVEN,     false
            oi/?/não/START,                         GIVEN,     false
            oi/?/não/INICIAR/SAIR,                  GIVEN,     true
            oi/?/não/voltar,                        REFUSED,   false
            oi/?/não/volver,                        REFUSED,   false
            oi/?/não/quero iniciar um orçamento,    REFUSED,   false
            SAIR/voltar,                            GIVEN,     false
            INICIAR,                                NOT_ASKED, false
            oi/?/INICIAR,                           OPEN,      false
            oi/?/não/apagar meus dados/!,           NOT_ASKED, true
            oi/?/não/apagar meus dados/!/INICIAR,   GIVEN,     false
            """)
    void wishes_inTheirOrder(String said, Permission.Consent consent, boolean stopped) {
        Chat chat = Chat.begin();
        for (String each : said.split("/")) {
            chat.after(Duration.ofSeconds(30));
            switch (each.strip()) {
                case "?" -> chat.bot(Kind.NOTICE, Notice.CONSENT_ASKED.place(), "", "Podemos te escrever depois?");
                case "!" -> chat.bot(Kind.NOTICE, Notice.FORGOTTEN.place(), "", "Pronto.");
                default -> chat.customer(each.strip());
            }
        }
        Permission permission = Permission.of(chat.state().entries());

        assertThat(permission.consent()).isEqualTo(consent);
        assertThat(permission.stopped()).isEqualTo(stopped);
    }
}
