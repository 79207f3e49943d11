package io.voicesdr.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendableTextTest {

    @ParameterizedTest
    @CsvSource({
        "a\\u0000b, ab",
        "😀 ção \u2060\u200B, 😀 ção \u2060\u200B",
        "meia \\uD83D, meia \uFFFD",
        "\\uDE00 meia, \uFFFD meia"
    })
    void of_whatPostgresCantStore_isTakenOut(String given, String sendable) {
        assertThat(SendableText.of(unescape(given))).isEqualTo(sendable);
    }

    private static String unescape(String text) {
        return text.replace("\\u0000", "\0").replace("\\uD83D", "\uD83D").replace("\\uDE00", "\uDE00");
    }
}
