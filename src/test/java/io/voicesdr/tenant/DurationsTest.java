package io.voicesdr.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S, 500ms",
        "4s, PT4S, 4s",
        "10m, PT10M, 10m",
        "2h, PT2H, 2h",
        "180d, PT4320H, 180d",
        "0, PT0S, 0s",
        "0d, PT0S, 0s",
        "90s, PT1M30S, 90s",
        "24h, PT24H, 1d",
        "2 h, PT2H, 2h",
    })
    void duration_isRead_andWrittenInItsLargestExactUnit(String text, Duration meant, String written) {
        assertThat(Durations.parse(text)).hasValue(meant);
        assertThat(Durations.format(meant)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "-2h", "+2h", "1.5h", "2H", "1w", "2h30m", "PT2H", "h", "9999999999s", "２h"})
    void anythingElse_isNoDuration(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }
}
