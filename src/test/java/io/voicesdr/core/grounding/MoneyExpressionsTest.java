package io.voicesdr.core.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.flow.value.Figure;
import io.voicesdr.core.flow.value.Figures;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** How amounts are written and said in Brazil: each must be read as one number, and be grounded by itself in digits. */
class MoneyExpressionsTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/grounding/money.txt", delimiter = '|', quoteCharacter = '`')
    void figure_amount_isReadExactly(String text, String amount) {
        assertThat(Figures.in(text))
                .as(text)
                .extracting(figure -> figure.price().orElse(null))
                .filteredOn(Objects::nonNull)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal(amount));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/grounding/money.txt", delimiter = '|', quoteCharacter = '`')
    void claim_sameAmountInDigits_isGround(String text, String amount) {
        String digits = "Preço: R$ " + new BigDecimal(amount).setScale(2).toPlainString();
        assertThat(GroundingTest.check("Fica " + text + ".", digits, ""))
                .as(text)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/grounding/money.txt", delimiter = '|', quoteCharacter = '`')
    void claim_otherAmount_isNoGround(String text, String amount) {
        String other = "Preço: R$ "
                + new BigDecimal(amount).add(new BigDecimal("7.13")).toPlainString();
        boolean said = Figures.in(text).stream().anyMatch(MoneyExpressionsTest::isSaidAsMoney);
        assertThat(GroundingTest.check("Fica " + text + ".", other, "").isEmpty())
                .as(text)
                .isEqualTo(!said);
    }

    /** Twenty-nine-ninety without any word for money is not recognised as such: nobody writes prices so in a chat. */
    private static boolean isSaidAsMoney(Figure figure) {
        return figure.currency() || figure.price().orElseThrow().compareTo(BigDecimal.valueOf(100)) >= 0;
    }
}
