package io.voicesdr.core.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.prompt.Talk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BubblesTest {

    private static final String PIX =
            "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR"
                    + "5913AUTO SILVA ME6009SAO PAULO62070503***63041D3D";
    private static final String UUID = "123e4567-e12b-12d1-a456-426655440000";
    private static final String SENTENCE = "O carro passou por revisão completa na semana passada e está pronto. ";

    @Test
    void of_shortBubbles_stayAsTheyAre() {
        assertThat(bubbles("Oi, Maria!", "Temos *dois* Onix.\n\nQual prefere?"))
                .containsExactly("Oi, Maria!", "Temos *dois* Onix.\n\nQual prefere?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n ",
                "\u2063\u200B",
                "```\n```",
                "---",
                "**",
                "⟦2026-11-21 12:00⟧",
                "\u0000",
                "\u200D\uFE0F",
                "\u2800\u3164",
                "\u202E"
            })
    void of_nothingToSay_isEmpty(String said) {
        assertThat(bubbles(said)).isEmpty();
    }

    /** Models that lose their thread say things twice; a customer need not read it twice. */
    @Test
    void of_repeatedBubble_isSaidOnce() {
        assertThat(bubbles("Temos sim!", "Temos sim!", "Qual cor?", "Temos sim!"))
                .containsExactly("Temos sim!", "Qual cor?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "<p>Oi <b>Ana</b>, <em>tudo</em> bem?</p> ¦ Oi *Ana*, _tudo_ bem?",
                "<STRONG class=\"x\">Oi</STRONG> ¦ *Oi*",
                "Veja <a href=\"https://auto.example/1\" target=\"_blank\">aqui</a> ¦ Veja aqui: https://auto.example/1",
                "<h2>Preços</h2> ¦ Preços",
                "<s>10</s> 8 ¦ ~10~ 8",
                "Menos de < 5 km e <3 ¦ Menos de < 5 km e <3",
                "a <pre> b ¦ a <pre> b",
            })
    void of_html_isShownAsWhatsAppDoes(String said, String shown) {
        assertThat(bubbles(said)).containsExactly(shown);
    }

    @Test
    void of_htmlOfSeveralLines_keepsThem() {
        assertThat(bubbles("Temos:<br/><ul><li>Onix</li><li>Gol</li></ul>Qual?"))
                .containsExactly("Temos:\n\n- Onix\n- Gol\nQual?");
    }

    @Test
    void of_noBubbles_isEmpty() {
        assertThat(bubbles()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "**negrito** e __forte__ ¦ *negrito* e *forte*",
                "***muito*** ~~velho~~ ¦ *_muito_* ~velho~",
                "# Título ¦ *Título*",
                "### **Título** ¦ *Título*",
                "#1 da cidade ¦ #1 da cidade",
                "[o site](https://a.com/x_(y)) aqui ¦ o site: https://a.com/x_(y) aqui",
                "[https://a.com](https://a.com) ¦ Aqui está:|https://a.com",
                "![foto](https://a.com/f.png) ok ¦ foto: https://a.com/f.png ok",
                "veja <https://a.com/b> ¦ veja https://a.com/b",
                "**https://a.com/a_b_c** ok ¦ *https://a.com/a_b_c* ok",
                "* um ¦ - um",
                "custa R\\$ 50 ¦ custa R$ 50",
                "2 * 3 * 4 ¦ 2 * 3 * 4",
                "snake_case_name e a__b__c ¦ snake_case_name e a__b__c",
                "⟦2026-11-21 12:00⟧ Oi ⟦x ¦ Oi x",
                "Oi<end_of_turn> ¦ Oi",
                "Oi\"]} ¦ Oi",
            })
    void of_markdown_becomesWhatsApps(String said, String sent) {
        assertThat(String.join("|", bubbles(said))).isEqualTo(sent);
    }

    @Test
    void of_invisibleAndControlCharacters_areTakenOut() {
        assertThat(bubbles("O\u200Bi\u200C \u2060M\u2063a\u0000r\u0007ia\uFEFF\r\nbem? 👨‍👩‍👧 \uD83D"))
                .containsExactly("Oi Maria\nbem? 👨‍👩‍👧");
    }

    @Test
    void of_writingTurnedAround_isWrittenInItsDirection() {
        assertThat(bubbles("Custa \u202E000.54\u202C\u2066 reais\u2069\u200F")).containsExactly("Custa 000.54 reais");
    }

    /** Else a price in them would pass unchecked. */
    @ParameterizedTest
    @ValueSource(strings = {"R$ ٤٥.٠٠٠", "R$ ４５.０００", "R$ 𝟒𝟓.𝟎𝟎𝟎", "R$ ४५.०००"})
    void of_digitsOfOtherScripts_areOurs(String said) {
        assertThat(bubbles(said + " por 2 m²")).containsExactly("R$ 45.000 por 2 m²");
    }

    @Test
    void of_codeFence_keepsItsContentWhole() {
        String code = "linha **um**\n\n  # linha dois\n* três";
        assertThat(bubbles("Veja:\n```text\n" + code + "\n```\nFim.")).containsExactly("Veja:\n" + code + "\nFim.");
    }

    @Test
    void of_table_becomesLines() {
        assertThat(bubbles("Tabela:\n\n| Carro | Preço |\n|:--|---:|\n| **Onix** | R$ 78.900,00 |\n| Gol | |\n\nOk?"))
                .containsExactly("Tabela:\n\nCarro · Preço\n*Onix* · R$ 78.900,00\nGol\n\nOk?");
    }

    @Test
    void of_longText_isCutBetweenParagraphsThenSentences() {
        String first = SENTENCE.repeat(5).strip();
        String second = SENTENCE.repeat(12).strip();
        List<String> sent = bubbles(first + "\n\n" + second);
        assertThat(sent.getFirst()).isEqualTo(first);
        assertThat(sent)
                .allSatisfy(bubble -> assertThat(bubble).endsWith("pronto.").hasSizeLessThanOrEqualTo(600));
        assertThat(String.join(" ", sent)).isEqualTo(first + " " + second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O valor é R$ 1. 234 hoje",
                "Fale com o Dr. Silva amanhã",
                "Fica na Av. Paulista 10",
                "São 1.5 litros",
                "É o nº. 12 da lista",
                "A empresa Silva Ltda. Matriz",
                "com J. R. Souza ao lado",
                "o item 2. Roda liga leve",
                "R$ 1.234,56 à vista",
                "ligue (11) 99999-0001 já",
                "*negrito. Com ponto* ok",
                "espere... mas não muito",
                "https://a.com/x?a=1.B&c=2 ok",
                "das 8 h. às 18 h. Sempre"
            })
    void of_protectedPlace_isNeverTorn(String place) {
        for (int before = 400; before < 640; before++) {
            String filler = "palavra ".repeat(before / 8) + "x".repeat(before % 8 + 1);
            List<String> sent =
                    bubbles(filler + " " + place + " " + "fim ".repeat(60).strip());
            assertThat(sent)
                    .as("before " + before)
                    .anySatisfy(bubble -> assertThat(bubble).contains(place));
        }
    }

    @Test
    void of_list_staysWholeAndOrdinalsKeepTheirItem() {
        String list = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> i + ". Opção número " + i + " com uma descrição. De duas frases.")
                .collect(Collectors.joining("\n"));
        List<String> sent = bubbles(SENTENCE.repeat(5) + "\nTemos:\n" + list + "\n\n" + SENTENCE.repeat(3));
        assertThat(sent).contains(list);
    }

    @Test
    void of_giantList_isCutBetweenItems() {
        String list = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> "- item " + i + " " + "x".repeat(80))
                .collect(Collectors.joining("\n"));
        assertThat(bubbles(list))
                .allSatisfy(bubble -> assertThat(bubble).startsWith("- item ").endsWith("x"));
    }

    @Test
    void of_paymentCode_getsABubbleOfItsOwn() {
        assertThat(bubbles("Segue o Pix:\n```\n" + PIX + "\n```\nMe avise quando pagar."))
                .containsExactly("Segue o Pix:", PIX, "Me avise quando pagar.");
        assertThat(bubbles("Chave:\n`" + UUID + "`\nobrigada")).containsExactly("Chave:", UUID, "obrigada");
    }

    @Test
    void of_onlyCopyables_areLedInSoThatOneBubbleCanCarryTheMark() {
        assertThat(bubbles(PIX)).containsExactly("Aqui está:", PIX);
        assertThat(bubbles("https://a.com/x")).containsExactly("Aqui está:", "https://a.com/x");
    }

    @Test
    void of_endlessSentenceOrToken_stillSends() {
        String sentence = "palavra ".repeat(2_000).strip();
        assertThat(bubbles(sentence)).allSatisfy(bubble -> assertThat(bubble).hasSizeLessThanOrEqualTo(4_000));
        assertThat(String.join(" ", bubbles(sentence))).isEqualTo(sentence);
        String token = "x".repeat(9_000);
        assertThat(bubbles(token)).containsExactly(token);
    }

    @Test
    void of_moreThanTheMark_numbers_areJoinedInOrder() {
        String[] said = IntStream.rangeClosed(1, 30).mapToObj(i -> "parte " + i).toArray(String[]::new);
        List<String> sent = bubbles(said);
        assertThat(sent).hasSize(Bubbles.MAX);
        assertThat(String.join("\n\n", sent)).isEqualTo(String.join("\n\n", said));
    }

    @ParameterizedTest
    @CsvSource({
        "oi,Oi",
        "*olá* você,*Olá* você",
        "¿qué tal?,¿Qué tal?",
        "é sim,É sim",
        "Oi,Oi",
        "😀 oi,😀 oi",
        "1 onix,1 onix",
        "https://a.com aqui,https://a.com aqui",
        "ana@a.com é o e-mail,ana@a.com é o e-mail"
    })
    void of_startUpper_raisesTheFirstLetter(String said, String sent) {
        assertThat(Bubbles.of(Talk.tenant("pt-BR", true, 40), answer(said, "segunda")))
                .containsExactly(sent, "segunda");
        assertThat(Bubbles.of(Talk.tenant(), answer(said, "segunda"))).containsExactly(said, "segunda");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PIX,
                UUID,
                "https://auto.com/onix?x=1",
                "www.auto.com.br",
                "vendas@auto.com.br",
                "+55 11 99999-0001",
                "123.456.789-09",
                "12.345.678/0001-95",
                "34191.79001 01043.510047 91020.150008 5 99990000012345",
                "Ab12Cd34Ef56Gh78Ij90Kl"
            })
    void isToBeCopied_codeAlone_is(String bubble) {
        assertThat(Bubbles.isToBeCopied(bubble)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Oi",
                "Veja https://a.com",
                "R$ 78.900,00",
                "21/11/2026",
                "2024",
                "sim",
                "às 10:30",
                "Pneumoultramicroscopico"
            })
    void isToBeCopied_wordsForAReader_isNot(String bubble) {
        assertThat(Bubbles.isToBeCopied(bubble)).isFalse();
    }

    @Test
    void typingTime_growsWithTheTextBetweenItsBounds() {
        assertThat(Bubbles.typingTime("")).isEqualTo(Duration.ofMillis(600));
        assertThat(Bubbles.typingTime("x".repeat(100))).isEqualTo(Duration.ofMillis(3_500));
        assertThat(Bubbles.typingTime("😀".repeat(100))).isEqualTo(Duration.ofMillis(3_500));
        assertThat(Bubbles.typingTime("x".repeat(5_000))).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void of_hostileBlanks_takesNoLongerThanTheText() {
        String blanks = " ".repeat(12_000);
        assertThat(bubbles(
                        "# a" + blanks + "b",
                        "|" + (blanks.substring(0, 60) + "|").repeat(30) + "x\n|" + blanks + "x",
                        "<" + blanks))
                .isNotEmpty();
        assertThat(bubbles(
                        "[a](" + "x".repeat(12_000),
                        "*".repeat(9_000),
                        "(".repeat(9_000),
                        "a.".repeat(6_000),
                        "000201".repeat(1_500)))
                .isNotEmpty();
    }

    private static List<String> bubbles(String... said) {
        return Bubbles.of(Talk.tenant(), answer(said));
    }

    static Answer answer(String... said) {
        return new Answer(
                List.of(said),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Answer.Handover.notNeeded());
    }
}
