package io.voicesdr.core.flow.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How Brazilians write, and what it means. An empty right side: not understood, so it is asked again. */
class UnderstandingTest {

    /** A Saturday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static final List<Option> OPTIONS = List.of(
            new Option("comprar", "Comprar um carro", List.of("compra")),
            new Option("vender", "Vender o meu carro", List.of("venda", "avaliação")),
            new Option("oficina", "Oficina e revisão", List.of("conserto")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,56 | 1234.56",
                "R$ 1.234,56 | 1234.56",
                "R$1234,5 | 1234.50",
                "15k | 15000.00",
                "R$ 15k | 15000.00",
                "15 K | 15000.00",
                "15mil | 15000.00",
                "15 mil | 15000.00",
                "uns 15 mil reais | 15000.00",
                "15,5 mil | 15500.00",
                "mil | 1000.00",
                "mil reais | 1000.00",
                "mil e duzentos | 1200.00",
                "dois mil e quinhentos | 2500.00",
                "quinze mil | 15000.00",
                "cento e vinte mil | 120000.00",
                "3 mil e 500 | 3500.00",
                "15.000 | 15000.00",
                "15000 | 15000.00",
                "1.500.000,00 | 1500000.00",
                "1,5 milhão | 1500000.00",
                "2 mi | 2000000.00",
                "um milhão e meio | 1500000.00",
                "meio milhão | 500000.00",
                "1 milhão e 200 mil | 1200000.00",
                "15.5 | 15.50",
                "1,234.56 | 1234.56",
                "cinquenta | 50.00",
                "noventa e nove | 99.00",
                "até 80 mil no máximo | 80000.00",
                "um carro de 2020 por 50 mil | 50000.00",
                "tenho uma entrada de 20 mil | 20000.00",
                "duzentas e cinquenta reais | 250.00",
                "R$ 0,99 | 0.99",
                "de 60 a 70 mil |",
                "60 ou 70 mil? |",
                "1,234 |",
                "muito |",
                "quero um |",
                "-500 reais |",
                "mil mil |",
                "12/03 |",
                "e |",
                "k |",
            })
    void money(String text, String plain) {
        assertThat(plain(VariableType.MONEY, text)).isEqualTo(Optional.ofNullable(plain));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 3",
                "3 pessoas | 3",
                "somos 3 | 3",
                "um | 1",
                "somos um casal e 2 crianças | 2",
                "vinte e três | 23",
                "2,5 | 2.5",
                "dois e meio | 2.5",
                "-5 | -5",
                "100 | 100",
                "mil duzentos e trinta e quatro | 1234",
                "2 ou 3 |",
                "vinte trinta |",
                "alguns |",
                "dois três |",
            })
    void number(String text, String plain) {
        assertThat(plain(VariableType.NUMBER, text)).isEqualTo(Optional.ofNullable(plain));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hoje | 2026-11-21",
                "hj | 2026-11-21",
                "amanhã | 2026-11-22",
                "pode ser amanha de manhã | 2026-11-22",
                "depois de amanhã | 2026-11-23",
                "ontem | 2026-11-20",
                "anteontem | 2026-11-19",
                "12/03 | 2027-03-12",
                "25/11 | 2026-11-25",
                "21/11 | 2026-11-21",
                "12/03/2027 | 2027-03-12",
                "12/03/27 | 2027-03-12",
                "12-03-2027 | 2027-03-12",
                "12.03.2027 | 2027-03-12",
                "2027-03-12 | 2027-03-12",
                "29/02 | 2028-02-29",
                "dia 5 | 2026-12-05",
                "dia 30 | 2026-11-30",
                "dia primeiro | 2026-12-01",
                "12 de março | 2027-03-12",
                "1 de dezembro de 2026 | 2026-12-01",
                "3 dez | 2026-12-03",
                "sexta | 2026-11-27",
                "sexta-feira | 2026-11-27",
                "na terça que vem | 2026-11-24",
                "sábado | 2026-11-28",
                "dom | 2026-11-22",
                "segunda passada | 2026-11-16",
                "daqui a 3 dias | 2026-11-24",
                "em 2 semanas | 2026-12-05",
                "amanhã, domingo | 2026-11-22",
                "1º de dezembro | 2026-12-01",
                "dia 1º | 2026-12-01",
                "dia 25 do mês que vem | 2026-12-25",
                "30 do próximo mês | 2026-12-30",
                "2ª feira | 2026-11-23",
                "na 6a feira | 2026-11-27",
                "daqui a uma semana | 2026-11-28",
                "em dois dias | 2026-11-23",
                "amanhã ou depois |",
                "32 do mês que vem |",
                "sexta ou outro dia |",
                "amanhã ou segunda |",
                "31/02 |",
                "45/12 |",
                "semana que vem |",
                "quando der |",
                "12 |",
            })
    void date(String text, String plain) {
        assertThat(plain(VariableType.DATE, text)).isEqualTo(Optional.ofNullable(plain));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12/03 | 2026-03-12",
                "25/11 | 2025-11-25",
                "dia 25 | 2026-10-25",
                "sexta | 2026-11-20",
                "12/03/85 | 1985-03-12",
                "12/03/26 | 2026-03-12",
            })
    void date_inThePast(String text, String plain) {
        assertThat(Understanding.of(VariableType.DATE, text, List.of(), TODAY, true)
                        .map(Value::plain))
                .isEqualTo(Optional.of(plain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s",
                "ss",
                "S",
                "sim",
                "Sim!",
                "SIM",
                "simm",
                "claro",
                "Claro que sim",
                "com certeza",
                "isso",
                "isso mesmo",
                "pode ser",
                "quero",
                "quero sim",
                "ok",
                "blz",
                "beleza",
                "bora",
                "uhum",
                "fechado",
                "👍",
                "👍🏽",
                "✅",
                "👌",
                "sim, quero o prata",
                "sim, mas quanto custa?",
                "acho que sim",
                "tá bom",
                "aham",
                "positivo",
                "yes",
                "simmmm",
                "siiim",
                "vdd",
                "com ctz",
                "ok, pode mandar",
                "sem problema"
            })
    void yes(String text) {
        assertThat(plain(VariableType.YES_NO, text)).contains("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n",
                "nn",
                "nao",
                "não",
                "NÃO",
                "Não.",
                "negativo",
                "não, obrigado",
                "nao quero",
                "agora não",
                "claro que não",
                "de jeito nenhum",
                "👎",
                "❌",
                "nunca",
                "acho que não",
                "ainda não",
                "não precisa",
                "deixa pra lá",
                "nao vou",
                "nãooo",
                "quero não",
                "tenho não",
                "também não"
            })
    void no(String text) {
        assertThat(plain(VariableType.YES_NO, text)).contains("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "não sei",
                "n sei",
                "talvez",
                "sim ou não?",
                "👍👎",
                "depende",
                "nao entendi",
                "?",
                "o quê",
                "🙂",
                "não, sim",
                "sim não",
                "sei não",
                "por que não?",
                "quero, mas não agora",
                "amanhã",
                ""
            })
    void neither(String text) {
        assertThat(plain(VariableType.YES_NO, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | comprar",
                "2 | vender",
                "2. | vender",
                "2) | vender",
                "a 2 | vender",
                "opção 3 | oficina",
                "3️⃣ | oficina",
                "1, por favor | comprar",
                "a primeira | comprar",
                "quero a segunda | vender",
                "a última | oficina",
                "comprar | comprar",
                "Comprar um carro | comprar",
                "COMPRAR UM CARRO! | comprar",
                "quero comprar | comprar",
                "é para avaliacao do usado | vender",
                "compar | comprar",
                "ofisina | oficina",
                "vedner | vender",
                "conserto | oficina",
                "revisão | oficina",
                "dois | vender",
                "opção três | oficina",
                "quero um |",
                "seis |",
                "meu |",
                "4 |",
                "0 |",
                "comprar ou vender |",
                "carro |",
                "nada disso |",
            })
    void choice(String text, String id) {
        assertThat(plain(VariableType.CHOICE, text)).isEqualTo(Optional.ofNullable(id));
    }

    @Test
    void choice_tappedButtonOrRow_isKnownByItsId() {
        assertThat(Understanding.ofTap("vender", OPTIONS)).contains(new Value.Choice("vender", "Vender o meu carro"));
        assertThat(Understanding.ofTap("3", OPTIONS)).map(Value::plain).contains("oficina");
        assertThat(Understanding.ofTap("vende", OPTIONS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CEP | 01310-100 | 01310-100",
                "CEP | 01310100 | 01310-100",
                "CEP | 01.310-100 | 01310-100",
                "CEP | o cep é 01310 100 | 01310-100",
                "CEP | 0131010 |",
                "CEP | 013101000 |",
                "CEP | 00000-000 |",
                "CEP | 01310-100 ou 01310-200 |",
                "CPF | 529.982.247-25 | 529.982.247-25",
                "CPF | 52998224725 | 529.982.247-25",
                "CPF | meu cpf: 529 982 247 25 | 529.982.247-25",
                "CPF | 529.982.247-24 |",
                "CPF | 529.982.247-35 |",
                "CPF | 111.111.111-11 |",
                "CPF | 5299822472 |",
                "CNPJ | 11.222.333/0001-81 | 11.222.333/0001-81",
                "CNPJ | 11222333000181 | 11.222.333/0001-81",
                "CNPJ | 12.ABC.345/01DE-35 | 12.ABC.345/01DE-35",
                "CNPJ | 12abc34501de35 | 12.ABC.345/01DE-35",
                "CNPJ | 11.222.333/0001-82 |",
                "CNPJ | 12.ABC.345/01DE-36 |",
                "CNPJ | 00.000.000/0000-00 |",
                "EMAIL | Ana@Exemplo.com.br | ana@exemplo.com.br",
                "EMAIL | meu e-mail é ana.lima+x@exemplo.com, ok? | ana.lima+x@exemplo.com",
                "EMAIL | ana@exemplo |",
                "EMAIL | ana arroba exemplo.com |",
                "EMAIL | a@x.com ou b@x.com |",
                "EMAIL | a..b@x.com |",
                "PHONE | (11) 99999-0001 | +5511999990001",
                "PHONE | 11 99999 0001 | +5511999990001",
                "PHONE | +55 11 99999-0001 | +5511999990001",
                "PHONE | 5511999990001 | +5511999990001",
                "PHONE | 011 99999-0001 | +5511999990001",
                "PHONE | (11) 3333-4444 | +551133334444",
                "PHONE | +351 912 345 678 | +351912345678",
                "PHONE | 99999-0001 |",
                "PHONE | (20) 99999-0001 |",
                "PHONE | (11) 89999-0001 |",
                "PHONE | 123 |",
                "TEXT | '  João Souza ' | João Souza",
            })
    void code(VariableType type, String text, String plain) {
        assertThat(plain(type, text)).isEqualTo(Optional.ofNullable(plain));
    }

    @Test
    void text_blank_isNothing() {
        assertThat(plain(VariableType.TEXT, " \n ")).isEmpty();
    }

    @Test
    void values_areShownAsBrazilWritesThem() {
        assertThat(shown(VariableType.MONEY, "1234567,5")).isEqualTo("R$ 1.234.567,50");
        assertThat(shown(VariableType.MONEY, "999")).isEqualTo("R$ 999,00");
        assertThat(shown(VariableType.NUMBER, "12345,5")).isEqualTo("12.345,5");
        assertThat(shown(VariableType.NUMBER, "100")).isEqualTo("100");
        assertThat(shown(VariableType.DATE, "12/03/2027")).isEqualTo("12/03/2027");
        assertThat(shown(VariableType.YES_NO, "s")).isEqualTo("sim");
        assertThat(shown(VariableType.YES_NO, "n")).isEqualTo("não");
        assertThat(shown(VariableType.CHOICE, "2")).isEqualTo("Vender o meu carro");
    }

    /** Whatever customers paste: no exception, no endless matching. */
    @Test
    void hugeAndStrangeTexts_areNoTrouble() {
        for (String text : List.of(
                "9".repeat(5_000),
                "a@".repeat(3_000),
                "1.".repeat(3_000),
                "\uD83D",
                "( ".repeat(3_000),
                "mil ".repeat(2_000))) {
            for (VariableType type : VariableType.values()) {
                assertThat(Understanding.of(type, text, OPTIONS, TODAY, false)).isNotNull();
            }
        }
    }

    private static Optional<String> plain(VariableType type, String text) {
        return Understanding.of(type, text, OPTIONS, TODAY, false).map(Value::plain);
    }

    private static String shown(VariableType type, String text) {
        return Understanding.of(type, text, OPTIONS, TODAY, false).orElseThrow().shown();
    }
}
