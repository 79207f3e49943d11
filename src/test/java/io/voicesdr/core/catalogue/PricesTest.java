package io.voicesdr.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts as tables have them. */
class PricesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            67900            | 67900    | R$ 67.900
            67.900           | 67900    | R$ 67.900
            67.900,00        | 67900    | R$ 67.900
            R$ 67.900,50     | 67900.50 | R$ 67.900,50
            R$67900.5        | 67900.5  | R$ 67.900,50
            1.234.567,89     | 1234567.89 | R$ 1.234.567,89
            1,234,567.89     | 1234567.89 | R$ 1.234.567,89
            67,900.00        | 67900.00 | R$ 67.900
            0,80             | 0.80     | R$ 0,80
            0.1              | 0.1      | R$ 0,10
            12 900           | 12900    | R$ 12.900
            50 reais         | 50       | R$ 50
            1500,-           | 1500     | R$ 1.500
            """)
    void parse_amount_isExact(String cell, String expected, String shown) {
        assertThat(Prices.parse(cell)).hasValueSatisfying(price -> {
            assertThat(price).isEqualByComparingTo(new BigDecimal(expected));
            assertThat(Prices.show(price)).isEqualTo(shown);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "grátis", "67,900", "-5", "10 a 20", "1.23.45", "99999999999999999999999", "R$", "67.900,5,0"
            })
    void parse_anythingElse_isNone(String cell) {
        assertThat(Prices.parse(cell)).isEmpty();
    }
}
