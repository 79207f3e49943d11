package io.voicesdr.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final long SEED = 20261121;

    /** Letters with and without accents, composed and not, signs, emoji, other scripts and numbers, a torn surrogate. */
    private static final String PIECES = "aZé9 -\n.ç\u0301İſﬁ½Ⅷ²٣漢字한กำि👩🏽\u200D🚀ǅªßŒ\uD83D'’_\u00a0\u202f";

    @Test
    void of_text_isItsWordsInLowerCaseWithoutAccents() {
        assertThat(Words.of("  Não, quero MAIS: 2ª via—já!  ").words())
                .containsExactly("nao", "quero", "mais", "2a", "via", "ja");
        assertThat(Words.of("👍 !!!").words()).isEmpty();
    }

    @Test
    void of_anyText_isTheRunsOfLettersAndNumbers() {
        Pattern gaps = Pattern.compile("[^\\p{L}\\p{N}]+");
        Random dice = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String text = text(dice);
            List<String> expected = gaps.splitAsStream(withoutAccents(text))
                    .filter(word -> !word.isEmpty())
                    .toList();
            assertThat(Words.of(text).words())
                    .as("seed %d, text %d: %s", SEED, i, text)
                    .isEqualTo(expected);
        }
    }

    @Test
    void plain_anyText_isLowerCaseWithoutAccents_blanksAsOne() {
        Random dice = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String text = text(dice);
            assertThat(Plain.of(text))
                    .as("seed %d, text %d: %s", SEED, i, text)
                    .isEqualTo(withoutAccents(text)
                            .replaceAll("[\\s\\u00a0\\u202f]+", " ")
                            .strip());
        }
    }

    private static String withoutAccents(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String text(Random dice) {
        StringBuilder text = new StringBuilder();
        for (int length = dice.nextInt(12); length > 0; length--) {
            text.append(PIECES.charAt(dice.nextInt(PIECES.length())));
        }
        return text.toString();
    }
}
