package io.voicesdr.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @Test
    void distance_countsSwapsOnce() {
        assertThat(Spelling.distance("nmae", "name")).isEqualTo(1);
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "sim, sin, false",
        "bran, bran, true",
        "azil, azul, true",
        "azxl, azul, true",
        "axxl, azul, false",
        "financiamneto, financiamento, true",
        "finansiamneto, financiamento, true",
        "finansiamnetu, financiamento, false"
    })
    void longerWords_allowMoreSlips(String written, String meant, boolean near) {
        assertThat(Spelling.isNear(written, meant)).isEqualTo(near);
    }
}
