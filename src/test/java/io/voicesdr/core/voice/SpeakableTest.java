package io.voicesdr.core.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.answer.Bubbles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakableTest {

    private static final String PIX =
            "00020126360014br.gov.bcb.pix0114+55119999900015204000053039865802BR5904LOJA6009SAO PAULO6304ABCD";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Custa R$ 1.234,56 à vista. | Custa mil duzentos e trinta e quatro reais e cinquenta e seis centavos à vista.
            R$45.900 | quarenta e cinco mil e novecentos reais
            R$ 1 | um real
            R$ 0,50 | cinquenta centavos
            R$ 0,01 | um centavo
            R$ 100,00 | cem reais
            R$ 1.000.000 | um milhão de reais
            R$ 2.500.000,10 | dois milhões quinhentos mil reais e dez centavos
            R$ 45 mil | quarenta e cinco mil reais
            R$ 1,5 milhão | um vírgula cinco milhão de reais
            US$ 20 | vinte dólares
            10x de R$ 199,90 sem juros | dez vezes de cento e noventa e nove reais e noventa centavos sem juros
            2x | duas vezes
            1x no cartão | uma vez no cartão
            10% de desconto | dez por cento de desconto
            1,99% ao mês | um vírgula noventa e nove por cento ao mês
            2,05% | dois vírgula zero cinco por cento
            Dia 21/11/2026 | Dia vinte e um de novembro de dois mil e vinte e seis
            em 01/12 | em primeiro de dezembro
            até 05/01/27 | até cinco de janeiro de dois mil e vinte e sete
            às 14h30 | às catorze e trinta
            às 14:30 | às catorze e trinta
            às 9h | às nove horas
            à 1h | à uma hora
            às 21h15 | às vinte e uma e quinze
            das 8h às 18h | das oito horas às dezoito horas
            seg a sex 08:00-18:00 | seg a sex oito horas-dezoito horas
            9h-18h | nove horas às dezoito horas
            Ligue (11) 98765-4321 | Ligue um um, nove oito sete seis cinco, quatro três dois um
            +55 11 98765-4321 | um um, nove oito sete seis cinco, quatro três dois um
            11987654321 | um um, nove oito sete seis cinco, quatro três dois um
            0800 123 4567 | zero oito zero zero, um dois três, quatro cinco seis sete
            CEP 01310-100 | CEP zero um três um zero, um zero zero
            12.500 km rodados | doze mil e quinhentos quilômetros rodados
            1 km | um quilômetro
            80 m² | oitenta metros quadrados
            120 km/h | cento e vinte quilômetros por hora
            2,5 kg | dois vírgula cinco quilos
            25°C | vinte e cinco graus
            1º andar, 3ª porta | primeiro andar, terceira porta
            Av. Paulista, nº 1000 | avenida Paulista, número 1000
            Sr. João e Dra. Ana | senhor João e doutora Ana
            R. das Flores | R. das Flores
            R. Augusta, 10 | rua Augusta, 10
            10-15 dias úteis | 10 a 15 dias úteis
            p/ vc tb | para você também
            *Promoção* _só hoje_ | Promoção só hoje
            Oi! 😀👍🏽 Tudo bem? | Oi! Tudo bem?
            Motor 1.0, ano 2022 | Motor 1.0, ano 2022
            M&M | M&M
            Gol & Polo | Gol e Polo
            """)
    void portuguese_isReadAsBrazilians(String written, String heard) {
        assertThat(spoken(written, "pt-BR")).isEqualTo(heard);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It costs $1,234.56 today. | It costs one thousand two hundred and thirty-four dollars and fifty-six cents today.
            $1 | one dollar
            R$ 45.900,00 | forty-five thousand nine hundred reais
            10% off | ten percent off
            12,500 km | twelve thousand five hundred kilometers
            Mr. Smith, e.g. | mister Smith, for example
            Call (11) 98765-4321 | Call one one, nine eight seven six five, four three two one
            """)
    void english_isReadAsSaid(String written, String heard) {
        assertThat(spoken(written, "en")).isEqualTo(heard);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cuesta $ 1.234,56 | Cuesta mil doscientos treinta y cuatro pesos con cincuenta y seis centavos
            R$ 21 | veintiún reales
            El 01/12/2026 a las 9:30 | El primero de diciembre de dos mil veintiséis a las nueve y treinta
            10% | diez por ciento
            Sra. López, Av. Mitre | señora López, avenida Mitre
            """)
    void spanish_isReadAsSaid(String written, String heard) {
        assertThat(spoken(written, "es")).isEqualTo(heard);
    }

    @Test
    void lines_becomeSentences() {
        assertThat(spoken("Temos:\n- Gol 1.0\n- Polo\n\nQual prefere?", "pt-BR"))
                .isEqualTo("Temos: Gol 1.0. Polo. Qual prefere?");
        assertThat(spoken("1. Comprar\n2. Vender", "pt-BR")).isEqualTo("1: Comprar. 2: Vender");
    }

    @Test
    void links_areLeftOutAndWrittenUnderAMark() {
        Speakable speakable = Speakable.of(
                        List.of("Veja em https://loja.exemplo/gol ou escreva para ana@loja.exemplo.", "Posso ajudar?"),
                        "pt-BR")
                .orElseThrow();
        assertThat(speakable.spoken())
                .isEqualTo("Veja em o link que te mando por escrito ou escreva para o e-mail que te mando por escrito."
                        + " Posso ajudar?");
        assertThat(speakable.written()).containsExactly("Aqui está:\nhttps://loja.exemplo/gol\nana@loja.exemplo");
        assertThat(Bubbles.isToBeCopied(speakable.written().getFirst())).isFalse();
    }

    @Test
    void paymentCode_getsABubbleOfItsOwnBehindAMarkedOne() {
        Speakable speakable =
                Speakable.of(List.of("Este é o Pix:", PIX), "pt-BR").orElseThrow();
        assertThat(speakable.spoken()).isEqualTo("Este é o Pix: o código que te mando por escrito");
        assertThat(speakable.written()).containsExactly("Aqui está:", PIX);
    }

    @Test
    void numberToBeCopied_isSaidAndWritten() {
        Speakable speakable = Speakable.of(List.of("Nosso telefone:", "(11) 98765-4321"), "pt-BR")
                .orElseThrow();
        assertThat(speakable.spoken()).endsWith("nove oito sete seis cinco, quatro três dois um");
        assertThat(speakable.written()).containsExactly("Aqui está:\n(11) 98765-4321");
    }

    @Test
    void longAnswer_isBegunAloudAndWrittenWhole() {
        List<String> bubbles =
                List.of("O Gol custa R$ 45.900.", "Detalhe. ".repeat(90).strip());
        Speakable speakable = Speakable.of(bubbles, "pt-BR").orElseThrow();
        assertThat(speakable.spoken())
                .startsWith("O Gol custa quarenta e cinco mil e novecentos reais. Detalhe.")
                .endsWith("Detalhe. O resto te mando por escrito.")
                .hasSizeLessThanOrEqualTo(340);
        assertThat(speakable.written()).isEqualTo(bubbles);
    }

    @Test
    void longAnswerOfOneSentence_isNotSpoken() {
        assertThat(Speakable.of(List.of("palavra ".repeat(100)), "pt-BR")).isEmpty();
    }

    @Test
    void signsOnly_areNotSpoken() {
        assertThat(Speakable.of(List.of("👍", "..."), "pt-BR")).isEmpty();
    }

    private static String spoken(String written, String language) {
        return Speakable.of(List.of(written), language).orElseThrow().spoken();
    }
}
