package io.voicesdr.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.answer.Answer.Handover;
import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.gemini.AnswerReader.Reading;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    private static final String WHOLE = """
            {
              "transcript": "quero um civic até 80 mil",
              "language": "pt-BR",
              "intent": "pedir_preco",
              "sentiment": "positive",
              "confidence": 0.85,
              "entities": [{"name": "modelo", "value": "Civic"}, {"name": "orcamento", "value": 80000}],
              "lead": {"facts": [{"criterion": "budget", "value": "80 mil", "evidence": "até 80 mil"}]},
              "handover": {"needed": true, "reason": "Pediu desconto."},
              "bubbles": ["Temos dois Civic.", "Quer ver?"]
            }
            """;

    @Test
    void wholeJson_isReadInEveryField() {
        Answer answer = structured(WHOLE);

        assertThat(answer.transcript()).contains("quero um civic até 80 mil");
        assertThat(answer.language()).contains("pt-BR");
        assertThat(answer.intent()).contains("pedir_preco");
        assertThat(answer.sentiment()).contains("positive");
        assertThat(answer.confidence()).contains(0.85);
        assertThat(answer.entities()).isEqualTo(Map.of("modelo", "Civic", "orcamento", "80000"));
        assertThat(answer.leadFacts()).containsExactly(new LeadFact("budget", "80 mil", "até 80 mil"));
        assertThat(answer.handover()).isEqualTo(new Handover(true, "Pediu desconto."));
        assertThat(answer.bubbles()).containsExactly("Temos dois Civic.", "Quer ver?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bubbles\":[\"Oi!\"]}",
                "```json\n{\"bubbles\":[\"Oi!\"]}\n```",
                "```\n{\"bubbles\":[\"Oi!\"]}\n```",
                "Aqui está a resposta:\n```json\n{\"bubbles\":[\"Oi!\"]}\n```",
                "Aqui está: {\"bubbles\":[\"Oi!\"]} Espero ter ajudado.",
                "{\"bubbles\":\"Oi!\"}",
                "{\"bubbles\":[{\"text\":\"Oi!\"}]}",
                "{\"bubbles\":[\"Oi!\",],}",
                "{'bubbles':['Oi!']}",
                "{bubbles:[\"Oi!\"]}",
                "[\"Oi!\"]",
                "\"Oi!\"",
                "  {\"bubbles\":[\"Oi!\", \"\", null, true, {}]}  ",
                "{\"bubbles\":[\"Oi!\"],\"someNewField\":{\"x\":[1]}}",
            })
    void jsonInOtherClothes_isRead(String text) {
        assertThat(structured(text).bubbles()).containsExactly("Oi!");
    }

    @Test
    void rawLineBreaksInStrings_areKept() {
        assertThat(structured("{\"bubbles\":[\"um\ndois\"]}").bubbles()).containsExactly("um\ndois");
    }

    @Test
    void wrongTypes_costTheirFieldOnly() {
        Answer answer = structured("""
                {"bubbles": ["Oi!"], "transcript": {"a": 1}, "language": ["pt"], "intent": null, "sentiment": "",
                 "confidence": "alta", "entities": "Civic", "lead": [1, {"criterion": "need", "value": "carro"}],
                 "handover": "não"}
                """);

        assertThat(answer).isEqualTo(Answer.ofText("Oi!"));
    }

    @Test
    void entitiesAsObject_andConfidenceAsText_andHandoverAsFlag_areUnderstood() {
        Answer answer = structured(
                "{\"bubbles\":[\"Oi!\"],\"entities\":{\"modelo\":\"Gol\"},\"confidence\":\"0.5\",\"handover\":true}");

        assertThat(answer.entities()).isEqualTo(Map.of("modelo", "Gol"));
        assertThat(answer.confidence()).contains(0.5);
        assertThat(answer.handover()).isEqualTo(new Handover(true, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.1", "90"})
    void confidenceOutOfRange_isNotTold(String confidence) {
        assertThat(structured("{\"bubbles\":[\"Oi!\"],\"confidence\":" + confidence + "}")
                        .confidence())
                .isEmpty();
    }

    @Test
    void callForAPerson_needsNoWords() {
        Answer answer = structured("{\"bubbles\":[],\"handover\":{\"needed\":true,\"reason\":\"Reclamação\"}}");

        assertThat(answer.bubbles()).isEmpty();
        assertThat(answer.handover().needed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rua A, 10. Abrimos das 9h às 13h.",
                "10",
                "true",
                "[Foto] Veja o modelo \"Civic\": R$ 80.000,00",
                "Nosso slogan é \"Sol\": todo dia!",
                "Use ```PROMO10``` na compra.",
                "\"Olá\", disse ela.",
                "Oi :) {piscadela}",
            })
    void plainText_isOneBubble(String text) {
        assertThat(AnswerReader.read(text)).isEqualTo(new Reading.Plain(Answer.ofText(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "{\"bubbles\":[]}", "{\"bubbles\":[\"\",\" \"]}", "[]", "\"\""})
    void nothingToSay_isNothing(String text) {
        assertThat(AnswerReader.read(text)).isEqualTo(new Reading.Nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"bub",
                "{\"bubbles\":[\"Oi",
                "{\"bubbles\":[\"Oi!\"]",
                "```json\n{\"bubbles\":[\"Oi!\"",
                "Aqui está: {\"bubbles\":[\"Oi",
                "{\"intencao\":\"COMPRA\",\"nota\":9}",
                "[{\"nota\":9}]",
                "{nome}, tudo bem?",
                "{\"bubbles\":[\"{\\\"bubbles\\\":[\\\"Oi!\\\"]}\"]}",
                "\"{\\\"bubbles\\\":[\\\"Oi!\\\"]}\"",
            })
    void brokenOrForeignJson_isUnreadable(String text) {
        assertThat(AnswerReader.read(text)).isEqualTo(new Reading.Unreadable());
    }

    @Test
    void everyCutOfAnAnswer_isUnreadableOrNothing_neverPlain() {
        String text = WHOLE.strip();
        for (int end = 0; end < text.length(); end++) {
            assertThat(AnswerReader.read(text.substring(0, end)))
                    .as(text.substring(0, end))
                    .isInstanceOfAny(Reading.Unreadable.class, Reading.Nothing.class);
        }
    }

    @Test
    void anyDamage_isReadWithoutACrash() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder damaged = new StringBuilder(WHOLE);
            for (int blow = 0; blow <= random.nextInt(4); blow++) {
                damaged.setCharAt(random.nextInt(damaged.length()), "{}[]\",:'x`\n".charAt(random.nextInt(11)));
            }
            Reading reading = AnswerReader.read(damaged.toString());
            assertThat(said(reading))
                    .as("seed %d, text %s", seed, damaged)
                    .noneMatch(bubble -> bubble.stripLeading().startsWith("{"));
        }
    }

    private static List<String> said(Reading reading) {
        return switch (reading) {
            case Reading.Structured structured -> structured.answer().bubbles();
            case Reading.Plain plain -> plain.answer().bubbles();
            case Reading.Unreadable unreadable -> List.of();
            case Reading.Nothing nothing -> List.of();
        };
    }

    private static Answer structured(String text) {
        assertThat(AnswerReader.read(text)).isInstanceOf(Reading.Structured.class);
        return ((Reading.Structured) AnswerReader.read(text)).answer();
    }

    @Test
    void transcripts_areByPosition_anUnreadableOneStaysEmpty() {
        AnswerReader.Reading reading = AnswerReader.read("{\"transcripts\":[\"oi\",null,\" tudo bem? \"]}");

        assertThat(((AnswerReader.Reading.Structured) reading).answer().transcripts())
                .containsExactly("oi", "", "tudo bem?");
    }

    @Test
    void transcriptsBesideNothingToSay_areNoAnswer() {
        assertThat(AnswerReader.read("{\"bubbles\":[],\"transcripts\":[\"oi\"]}"))
                .isInstanceOf(AnswerReader.Reading.Nothing.class);
    }
}
