package io.voicesdr.core.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenNumberTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | zero | zero | cero
            1 | um | one | uno
            16 | dezesseis | sixteen | dieciséis
            21 | vinte e um | twenty-one | veintiuno
            99 | noventa e nove | ninety-nine | noventa y nueve
            100 | cem | one hundred | cien
            101 | cento e um | one hundred and one | ciento uno
            555 | quinhentos e cinquenta e cinco | five hundred and fifty-five | quinientos cincuenta y cinco
            1000 | mil | one thousand | mil
            1001 | mil e um | one thousand and one | mil uno
            1100 | mil e cem | one thousand one hundred | mil cien
            1200 | mil e duzentos | one thousand two hundred | mil doscientos
            1234 | mil duzentos e trinta e quatro | one thousand two hundred and thirty-four | mil doscientos treinta y cuatro
            21000 | vinte e um mil | twenty-one thousand | veintiún mil
            1000000 | um milhão | one million | un millón
            2000001 | dois milhões e um | two million and one | dos millones uno
            1000000000 | um bilhão | one billion | mil millones
            """)
    void numbers_areSaid(long number, String portuguese, String english, String spanish) {
        assertThat(SpokenNumber.of(number, Language.PORTUGUESE)).isEqualTo(portuguese);
        assertThat(SpokenNumber.of(number, Language.ENGLISH)).isEqualTo(english);
        assertThat(SpokenNumber.of(number, Language.SPANISH)).isEqualTo(spanish);
    }

    @Test
    void hugeNumber_staysDigits() {
        assertThat(SpokenNumber.of(SpokenNumber.MAX + 1, Language.PORTUGUESE)).isEqualTo("1000000000000");
    }

    @Test
    void feminine_agrees() {
        assertThat(SpokenNumber.feminine(1, Language.PORTUGUESE)).isEqualTo("uma");
        assertThat(SpokenNumber.feminine(22, Language.PORTUGUESE)).isEqualTo("vinte e duas");
        assertThat(SpokenNumber.feminine(200, Language.PORTUGUESE)).isEqualTo("duzentas");
        assertThat(SpokenNumber.feminine(21, Language.SPANISH)).isEqualTo("veintiuna");
    }
}
