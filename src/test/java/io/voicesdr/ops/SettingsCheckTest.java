package io.voicesdr.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    @ParameterizedTest
    @CsvSource({
        "sdr.dry-run, true",
        "SDR_DRY_RUN, FALSE",
        "sdr.turn.max-concurrent, 1",
        "sdr.turn.max-discards, 0",
        "sdr.evolution.retries, 0",
        "something.else, -1"
    })
    void settingWithAMeaning_starts(String name, String value) {
        assertThatCode(() -> SettingsCheck.check(with(name, value))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "sdr.turn.max-concurrent, 0, 1",
        "sdr.turn.max-chats, -1, 1",
        "sdr.evolution.page-size, 0, 1",
        "sdr.evolution.connections, 0, 1",
        "sdr.gemini.max-requests, 0, 1",
        "sdr.evolution.retries, -2, 0"
    })
    void roomForNothing_saysWhatIsAllowed(String name, String value, int least) {
        assertThatIllegalStateException()
                .isThrownBy(() -> SettingsCheck.check(with(name, value)))
                .withMessage(name + " is " + value + "; write " + least + " or more, or remove it for the default");
    }

    @ParameterizedTest
    @CsvSource({
        "sdr.turn.drain, -20s",
        "sdr.turn.sweep-grace, -1",
        "SDR_TURN_DRAIN, PT-20S",
        "sdr.gemini.timeout, -PT1M",
        "sdr.media.in-flight, -5"
    })
    void lessThanNothing_isRefused(String name, String value) {
        assertThatIllegalStateException()
                .isThrownBy(() -> SettingsCheck.check(with(name, value)))
                .withMessage(name + " is " + value + "; write zero or more, or remove it for the default");
    }

    @ParameterizedTest
    @CsvSource({
        "SDR_WEBHOOK_SECRET, -5",
        "sdr.turn.drain, 20s",
        "SDR_PUBLIC_URL, https://a-5.example",
        "SDR_TENANTS, P-1"
    })
    void secretsPathsAndAddresses_areNoNumbers(String name, String value) {
        assertThatCode(() -> SettingsCheck.check(with(name, value))).doesNotThrowAnyException();
    }

    /** docker --env-file keeps quotes. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"sdr.dry-run, yess", "SDR_DRY_RUN, \"true\"", "sdr.dry-run, sim"})
    void dryRunMisspelt_doesNotWriteToCustomers(String name, String value) {
        assertThatIllegalStateException()
                .isThrownBy(() -> SettingsCheck.check(with(name, value)))
                .withMessageStartingWith(name + " is " + value + "; write true or false, without quotes");
    }

    @Test
    void nameThatIsNone_isFound() {
        assertThat(SettingsCheck.unknown(List.of(
                        "SDR_DRYRUN", "SDR_ADMIN_TOKN", "SDR_TENANT", "SDR_DRY_RUN", "sdr.dry-run", "SDRAM", "PATH")))
                .containsExactly("SDR_ADMIN_TOKN", "SDR_DRYRUN", "SDR_TENANT");
    }

    @Test
    void everyNameOfTheExample_isKnown() throws IOException {
        List<String> names = Files.readAllLines(Path.of("application.properties.example")).stream()
                .filter(line -> line.matches("#?(?:SDR_|sdr\\.)[A-Za-z_.-]+=.*"))
                .map(line -> line.replaceFirst("^#", "").replaceFirst("=.*", ""))
                .map(name -> name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
                .toList();

        assertThat(names).hasSizeGreaterThan(80);
        assertThat(SettingsCheck.unknown(names)).isEmpty();
    }

    private static Config with(String name, String value) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withDefaultValue(name, value)
                .build();
    }
}
