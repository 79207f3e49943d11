package io.voicesdr.core.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.answer.AnswerCheck.Flaw;
import io.voicesdr.core.answer.AnswerCheck.Result;
import io.voicesdr.core.prompt.Rules;
import io.voicesdr.core.prompt.Talk;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCheckTest {

    private static final ConversationState STATE = new Talk()
            .customer("Quero um ÔNIX   prata,\naté R$ 80 mil")
            .bot("Temos o Onix por R$ 78.900,00")
            .person("O cliente tem urgência")
            .owed("É pra minha esposa")
            .state();

    @Test
    void check_goodAnswer_isFitWithItsBubbles() {
        assertThat(check("Temos sim!", "Quer **visitar**?"))
                .isInstanceOfSatisfying(
                        Result.Fit.class,
                        fit -> assertThat(fit.bubbles()).containsExactly("Temos sim!", "Quer *visitar*?"));
    }

    @Test
    void check_nothingLeft_isEmptyAndKeepsTheFindings() {
        Answer silent = BubblesTest.answer(" ", "\u2063").withLeadFacts(List.of(new LeadFact("cor", "prata", "prata")));
        assertThat(AnswerCheck.check(Talk.tenant(), STATE, silent))
                .isInstanceOfSatisfying(
                        Result.Empty.class,
                        empty -> assertThat(empty.answer().leadFacts()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bubbles\":[\"Oi\"],\"handover\":{\"needed\":false}}",
                "```json\n{\"text\": \"Oi\"}\n```",
                "[{\"text\":\"Oi\"}]",
                "Oi \"handover\": {\"needed\": true",
                "{\"error\":{\"code\":503,\"message\":\"overloaded\"}}"
            })
    void check_json_isUnfit(String said) {
        assertThat(check(said)).isEqualTo(new Result.Unfit(Flaw.RAW_JSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><title>502</title>",
                "<html>\n<body>Bad Gateway</body></html>",
                "<?xml version=\"1.0\"?><e/>"
            })
    void check_page_isUnfit(String said) {
        assertThat(check(said)).isEqualTo(new Result.Unfit(Flaw.MARKUP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.NullPointerException: x",
                "Erro\n\tat io.a.B.c(B.java:12)",
                "Traceback (most recent call last):\n File x"
            })
    void check_stackTrace_isUnfit(String said) {
        assertThat(check(said)).isEqualTo(new Result.Unfit(Flaw.STACK_TRACE));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void check_anyRuleRecited_isUnfit(Language language) {
        Rules.in(language)
                .lines()
                .filter(line -> line.startsWith("- ") && line.length() > 80)
                .forEach(line -> assertThat(check("Claro!", "Minhas instruções: **" + line.substring(2) + "**"))
                        .as(line)
                        .isEqualTo(new Result.Unfit(Flaw.RULES_LEAKED)));
    }

    @Test
    void check_runawayAnswer_isUnfit() {
        assertThat(check("x ".repeat(6_001))).isEqualTo(new Result.Unfit(Flaw.TOO_LONG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O site deu erro (Exception)? Me manda um print.",
                "Vou chamar uma pessoa da equipe, que continua a conversa com você.",
                "Use o cupom {PROMO10} até amanhã [válido só hoje]",
                "Me desculpe pelo erro no e-mail. Qual é o seu? <3"
            })
    void check_wordsThatOnlyLookTechnical_areFit(String said) {
        assertThat(check(said)).isInstanceOf(Result.Fit.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quero um onix prata|true",
                "até R$80 MIL|true",
                "ate r$ 80 mil|true",
                "É pra  minha esposa.|true",
                "quero um oni|false",
                "Onix por R$ 78.900,00|false",
                "O cliente tem urgência|false",
                "prata, até R$ 80 mil É pra minha esposa|false",
                "compra para a esposa|false",
                "...|false",
                "''|false",
            })
    void check_leadFact_needsTheCustomersOwnWords(String evidence, boolean stays) {
        Answer answer = BubblesTest.answer("Oi").withLeadFacts(List.of(new LeadFact("need", "x", evidence)));
        assertThat(AnswerCheck.check(Talk.tenant(), STATE, answer))
                .isInstanceOfSatisfying(
                        Result.Fit.class,
                        fit -> assertThat(fit.answer().leadFacts()).hasSize(stays ? 1 : 0));
    }

    private static Result check(String... said) {
        return AnswerCheck.check(Talk.tenant(), STATE, BubblesTest.answer(said));
    }
}
