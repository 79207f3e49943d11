package io.voicesdr.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkingLevelsTest {

    private final ThinkingLevels levels = new ThinkingLevels(Map.of("gemini-5-x", List.of("high", "xhigh")));

    @ParameterizedTest
    @CsvSource({
        "gemini-3.8-flash, low, low",
        "gemini-3.8-flash, LOW, low",
        "gemini-3.8-flash, minimal, low",
        "gemini-3.7-flash, minimal, low",
        "gemini-3.8-flash, xhigh, high",
        "gemini-3.6-flash, minimal, minimal",
        "gemini-3.5-flash, minimal, minimal",
        "gemini-3.5-flash-lite, minimal, minimal",
        "gemini-3.1-flash-lite, minimal, minimal",
        "gemini-3.1-pro-preview, minimal, low",
        "gemini-4-hydrogen, xhigh, xhigh",
        "gemini-4-neon, minimal, low",
        "gemini-4-carbon, xhigh, xhigh",
        "gemini-4-argon, xhigh, high",
        "gemini-9-unknown, medium, medium",
        "gemini-9-unknown, xhigh, high",
        "gemini-3.8-flash, lots, low",
        "gemini-5-x, low, high",
    })
    void level_isTheNearestAllowed(String model, String wanted, String sent) {
        assertThat(levels.fit(model, wanted)).contains(sent);
    }

    @Test
    void oldModels_takeNone() {
        assertThat(levels.fit("gemini-2.5-flash", "low")).isEmpty();
        assertThat(levels.lowest("gemini-2.5-flash")).isEmpty();
        assertThat(levels.below("gemini-2.5-flash", "low")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-3.8-flash, low",
        "gemini-3.5-flash-lite, minimal",
        "gemini-3.6-flash, minimal",
        "gemini-4-neon, low",
        "gemini-5-x, high"
    })
    void lowest_isTheFirstOfTheModel(String model, String lowest) {
        assertThat(levels.lowest(model)).contains(lowest);
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-3.8-flash, high, medium",
        "gemini-3.8-flash, low, low",
        "gemini-3.5-flash-lite, low, minimal",
        "gemini-5-x, high, high"
    })
    void below_isOneLess_orTheLeast(String model, String level, String below) {
        assertThat(levels.below(model, level)).isEqualTo(Optional.of(below));
    }
}
