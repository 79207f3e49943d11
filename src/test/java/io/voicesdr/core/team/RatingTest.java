package io.voicesdr.core.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.signature.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How customers say how content they were. */
class RatingTest {

    /** Both stand in the mark of a notice, at the same place. */
    @ParameterizedTest
    @EnumSource(Notice.class)
    void question_isNoOtherNotice(Notice notice) {
        assertThat(notice.place()).isNotEqualTo(Rating.PLACE);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5", "nota 4, 4", "dou 3, 3", "5/5, 5", "4 de 5, 4", "4 estrelas, 4", "cinco, 5", "nota três, 3", "⭐⭐⭐⭐, 4",
        "⭐ ⭐, 2", "5️⃣, 5", "5!, 5", "5 obrigada, 5", "five, 5", "4 stars, 4", "2 out of 5, 2", "le doy 5, 5", "um, 1"
    })
    void rating_isUnderstood(String text, int stars) {
        assertThat(Rating.in(text)).contains(stars);
    }

    /** An answer of many pages must not exhaust the stack. */
    @Test
    void textWithoutEnd_isNone() {
        assertThat(Rating.in("um ".repeat(20_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6", "0", "10", "quero 5 unidades", "5 mil", "⭐⭐⭐⭐⭐⭐", "oi", "às 5", "obrigado", "👍"})
    void otherWords_areNone(String text) {
        assertThat(Rating.in(text)).isEmpty();
    }
}
