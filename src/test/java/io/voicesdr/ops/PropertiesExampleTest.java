package io.voicesdr.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.voicesdr.tenant.TenantsConfig;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps application.properties.example true: every name in it works, every setting stands in it, defaults are right. */
class PropertiesExampleTest {

    /** Read elsewhere: by Quarkus itself, by the edges, or not yet. */
    private static final Set<String> OF_OTHERS = Set.of(
            "SDR_PORT",
            "EVOLUTION_URL",
            "EVOLUTION_API_KEY",
            "GEMINI_URL",
            "GEMINI_API_KEY",
            "ELEVENLABS_URL",
            "ELEVENLABS_API_KEY",
            "VIACEP_URL",
            "BRASILAPI_URL");

    private static final Map<String, String> OTHER_VALUES = Map.of(
            "SDR_TENANTS", "elsewhere",
            "SDR_TENANTS_RELOAD", "7s",
            "SDR_DRY_RUN", "true",
            "SDR_WEBHOOK_SECRET", "w3bh00k",
            "SDR_ADMIN_TOKEN", "adm1n",
            "SDR_SIGNATURE_KEY", "new,old",
            "SDR_REPLICA_COUNT", "4",
            "SDR_REPLICA_INDEX", "2");

    @Test
    void everyName_isOneThatIsRead() throws IOException {
        Set<String> known = new TreeSet<>(OF_OTHERS);
        known.addAll(OTHER_VALUES.keySet());

        assertThat(example().keySet()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void everyNameOfOurs_changesTheSetting() {
        List<Object> values = values(OTHER_VALUES);

        assertThat(values.toString())
                .isEqualTo("[elsewhere, PT7S, Optional[[new, old]], Optional[w3bh00k], Optional[adm1n], true, 2, 4]");
    }

    @Test
    void everyDefault_isTheOneInForce() throws IOException {
        assertThat(values(example())).isEqualTo(values(Map.of()));
    }

    @Test
    void everySetting_isExplainedAboveIt() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("application.properties.example"));
        for (int i = 1; i < lines.size(); i++) {
            if (isSetting(lines.get(i))) {
                assertThat(lines.get(i - 1)).as(lines.get(i)).startsWith("#");
            }
        }
    }

    private static List<Object> values(Map<String, String> properties) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(SdrConfig.class)
                .withMapping(TenantsConfig.class)
                .withSources(new PropertiesConfigSource(properties, "example", 100))
                .build();
        SdrConfig sdr = config.getConfigMapping(SdrConfig.class);
        TenantsConfig tenants = config.getConfigMapping(TenantsConfig.class);
        return List.of(
                tenants.tenants(),
                tenants.tenantsReload(),
                tenants.signature().keys(),
                sdr.webhookSecret(),
                sdr.adminToken(),
                sdr.dryRun(),
                sdr.replica().index(),
                sdr.replica().count());
    }

    /** The settings as they would be with every comment sign before a name taken away. */
    private static Map<String, String> example() throws IOException {
        String text = Files.readAllLines(Path.of("application.properties.example")).stream()
                .map(line -> isSetting(line) ? line.substring(1) : line)
                .collect(Collectors.joining("\n"));
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> all = new TreeMap<>();
        properties.forEach((name, value) -> all.put(name.toString(), value.toString()));
        return all;
    }

    private static boolean isSetting(String line) {
        return Pattern.matches("#[A-Za-z][A-Za-z0-9_.-]*=.*", line);
    }
}
