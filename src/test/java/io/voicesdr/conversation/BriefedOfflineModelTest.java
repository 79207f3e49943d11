package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.flow.Line;
import io.voicesdr.core.flow.Wanted;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.sandbox.gemini.OfflineWords;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The offline model reads what the product tells a model of the moment, in its words of today: no second greeting, no second call. */
class BriefedOfflineModelTest {
    private static final String PERSONA = """
            Você é a Ana, consultora da Auto Silva.

            Fatos:
            - Pagamento: Pix e cartão
            """;

    @ParameterizedTest
    @ValueSource(strings = {"pt-BR", "en", "es"})
    void aFlowThatGreets_isNotGreetedAfter(String language) {
        Wanted.AskModel greeted = new Wanted.AskModel(
                Optional.of("q"), List.of(new Line("ola", "Oi!")), List.of(), "", List.of(), List.of());
        OfflineWords words =
                OfflineWords.to(FlowBrief.with(PERSONA, greeted, language), List.of("oi, aceita pix?"), false);
        assertThat(words.bubbles()).containsExactly("Pagamento: Pix e cartão");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt-BR|oi?|A equipe já foi avisada",
                "pt-BR|cadê o atendente?|A equipe já foi avisada",
                "pt-BR|qual o endereço?|A equipe já foi avisada",
                "en|hello?|The team has been told",
                "es|hola|El equipo ya fue avisado"
            })
    void aPersonWhoHasBeenCalled_isNotCalledAgain(String language, String asked, String answer) {
        Tenant tenant = Tenant.named("auto_silva", "Auto Silva", PERSONA)
                .language(language)
                .build();
        OfflineWords words = OfflineWords.to(TeamBrief.with(PERSONA, tenant, true), List.of(asked), true);
        assertThat(words.handsOver()).isFalse();
        assertThat(words.bubbles()).singleElement().asString().startsWith(answer);
    }
}
