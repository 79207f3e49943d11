package io.voicesdr.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerTextTest {

    @ParameterizedTest
    @EnumSource(CustomerText.class)
    void in_everyLanguage_hasWordsOfItsOwn(CustomerText text) {
        assertThat(Set.of(text.in("pt-BR"), text.in("en"), text.in("es")))
                .hasSize(3)
                .noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @EnumSource(CustomerText.class)
    void in_anyLanguage_fitsABubbleAndPromisesNoTime(CustomerText text) {
        assertThat(Set.of(text.in("pt-BR"), text.in("en"), text.in("es")))
                .allSatisfy(words -> assertThat(words).hasSizeLessThan(200).doesNotContainPattern("\\d|%|minut"));
    }

    @ParameterizedTest
    @CsvSource({
        "pt-BR,PORTUGUESE",
        "pt,PORTUGUESE",
        "en,ENGLISH",
        "EN_us,ENGLISH",
        "es-AR,SPANISH",
        "est,PORTUGUESE",
        "'',PORTUGUESE",
        "fr,PORTUGUESE"
    })
    void of_tag_isTheLanguageSpoken(String tag, Language language) {
        assertThat(Language.of(tag)).isEqualTo(language);
    }

    @Test
    void words_ofText_ignoreAccentsCaseAndSigns() {
        assertThat(Words.of("Não, ÔNIX 1.0!").words()).containsExactly("nao", "onix", "1", "0");
        assertThat(Words.of("😀 …").words()).isEmpty();
    }

    @Test
    void contain_quote_needsWholeWordsInARow() {
        Words said = Words.of("quero um onix prata");
        assertThat(said.contain(Words.of("Um Ônix"))).isTrue();
        assertThat(said.contain(Words.of("um prata"))).isFalse();
        assertThat(said.contain(Words.of("oni"))).isFalse();
        assertThat(said.contain(Words.of("!"))).isFalse();
    }
}
