package io.voicesdr.core.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What may be said on what ground: rows of {@code claims.txt}. */
class GroundingTest {

    /** A Saturday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    static List<Finding> check(String answer, String company, String customer) {
        return new Grounding(Facts.of(company, TODAY), Facts.of(customer, TODAY), TODAY).check(List.of(answer));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/grounding/claims.txt", delimiter = '|', quoteCharacter = '`', nullValues = "-")
    void check_answer_findsWhatStandsNowhere(String answer, String company, String customer, String findings) {
        assertThat(check(answer, orEmpty(company), orEmpty(customer)))
                .as(answer)
                .extracting(finding -> finding.kind() + " " + finding.quote())
                .containsExactlyElementsOf(findings == null ? List.of() : List.of(findings.split(" ; ")));
    }

    @Test
    void check_severalBubbles_findsEachOnce() {
        List<Finding> findings = new Grounding(Facts.empty(), Facts.empty(), TODAY)
                .check(List.of("Sai por R$ 10.", "São R$ 10.", "Com 5% de desconto"));

        assertThat(findings)
                .containsExactly(
                        new Finding("MONEY", "r$ 10"),
                        new Finding("PROMISE", "desconto"),
                        new Finding("PERCENT", "5%"));
    }

    /** A discount without the word. */
    @Test
    void check_halfThePrice_isAPromise() {
        assertThat(new Grounding(Facts.empty(), Facts.empty(), TODAY)
                        .check(List.of("Fecho com metade do preço se vier hoje!")))
                .containsExactly(new Finding("PROMISE", "metade do preco"));
        assertThat(new Grounding(Facts.of("Toda quarta, pão pela metade do preço"), Facts.empty(), TODAY)
                        .check(List.of("Na quarta o pão sai pela metade do preço.")))
                .isEmpty();
    }

    @Test
    void facts_joined_sayWhatEachSays() {
        Facts both = Facts.join(List.of(Facts.of("Onix R$ 78.900"), Facts.of("Garantia de 12 meses")));

        assertThat(new Grounding(both, Facts.empty(), TODAY)
                        .check(List.of("O Onix sai por R$ 78.900,00 com garantia de 12 meses.")))
                .isEmpty();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
