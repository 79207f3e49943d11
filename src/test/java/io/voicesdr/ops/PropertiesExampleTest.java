package io.voicesdr.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.voicesdr.api.ApiConfig;
import io.voicesdr.cep.CepConfig;
import io.voicesdr.conversation.FollowUpConfig;
import io.voicesdr.conversation.MediaConfig;
import io.voicesdr.conversation.TurnConfig;
import io.voicesdr.elevenlabs.ElevenLabsConfig;
import io.voicesdr.evolution.EvolutionConfig;
import io.voicesdr.gemini.GeminiConfig;
import io.voicesdr.gemini.GeminiEmbeddingConfig;
import io.voicesdr.gemini.GeminiSpeechConfig;
import io.voicesdr.inbox.InboxConfig;
import io.voicesdr.ops.doctor.DoctorConfig;
import io.voicesdr.tenant.TenantsConfig;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps application.properties.example true: every name in it works, every setting stands in it, defaults are right. */
class PropertiesExampleTest {

    /** Read by Quarkus itself, or not yet. */
    private static final Map<String, String> OF_NO_MAPPING = Map.of(
            "SDR_PORT", "8081",
            "QUARKUS_SHUTDOWN_DELAY", "0s",
            "ELEVENLABS_URL", "https://api.elevenlabs.io",
            "ELEVENLABS_API_KEY", "");

    private static final List<Class<?>> MAPPINGS = List.of(
            SdrConfig.class,
            TenantsConfig.class,
            TurnConfig.class,
            MediaConfig.class,
            FollowUpConfig.class,
            EvolutionConfig.class,
            GeminiConfig.class,
            GeminiEmbeddingConfig.class,
            GeminiSpeechConfig.class,
            ElevenLabsConfig.class,
            CepConfig.class,
            ApiConfig.class,
            InboxConfig.class,
            DoctorConfig.class,
            io.voicesdr.team.TeamConfig.class);

    /** A default that the environment overrides under a name of its own. */
    private static final Pattern BY_ENVIRONMENT = Pattern.compile("\\$\\{([A-Z_]+):(.*)}");

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
    void everySetting_standsInItWithItsDefault_andNothingElse() throws IOException {
        Map<String, String> expected = new TreeMap<>(OF_NO_MAPPING);
        SmallRyeConfig config = mappings().addDefaultInterceptors().build();
        MAPPINGS.stream()
                .flatMap(mapping -> ConfigMappings.getProperties(ConfigClass.configClass(mapping)).entrySet().stream())
                .filter(property -> !property.getValue().isGroup())
                .map(Map.Entry::getKey)
                .filter(name -> !name.endsWith("[*]") && !name.startsWith("sdr.gemini.models"))
                .forEach(name -> expect(name, rawDefault(config.getConfigValue(name)), expected));

        assertThat(example()).isEqualTo(expected);
    }

    /** As the mapping declares it, expressions unresolved; only those that hold one have a raw value besides. */
    private static String rawDefault(ConfigValue value) {
        return Optional.ofNullable(value.getRawValue())
                .or(() -> Optional.ofNullable(value.getValue()))
                .orElseThrow(() -> new AssertionError(value.getName() + " has no default"));
    }

    /** Defaults that repeat another setting of ours are left out: that one stands in the example. */
    private static void expect(String name, String rawDefault, Map<String, String> expected) {
        Matcher environment = BY_ENVIRONMENT.matcher(rawDefault);
        if (environment.matches()) {
            expected.put(environment.group(1), environment.group(2));
        } else if (!rawDefault.startsWith("${sdr.")) {
            expected.put(name, rawDefault);
        }
    }

    @Test
    void everyNameOfOurs_changesTheSetting() {
        List<Object> values = values(OTHER_VALUES);

        assertThat(values.toString())
                .isEqualTo("[elsewhere, PT7S, Optional[[new, old]], Optional[w3bh00k], Optional[adm1n], true, 2, 4]");
    }

    @Test
    void everySetting_isExplainedAboveIt() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("application.properties.example"));
        assertThat(lines.getFirst()).startsWith("# ");
        for (int i = 1; i < lines.size(); i++) {
            if (isSetting(lines.get(i))) {
                assertThat(lines.get(i - 1)).as(lines.get(i)).startsWith("#");
            }
        }
    }

    private static List<Object> values(Map<String, String> properties) {
        SmallRyeConfig config = mappings()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(properties, "example", 100))
                .build();
        SdrConfig sdr = config.getConfigMapping(SdrConfig.class);
        TurnConfig turns = config.getConfigMapping(TurnConfig.class);
        TenantsConfig tenants = config.getConfigMapping(TenantsConfig.class);
        return List.of(
                tenants.tenants(),
                tenants.tenantsReload(),
                tenants.signature().keys(),
                sdr.webhookSecret(),
                sdr.adminToken(),
                turns.dryRun(),
                turns.replicaIndex(),
                turns.replicaCount());
    }

    private static SmallRyeConfigBuilder mappings() {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter());
        MAPPINGS.forEach(builder::withMapping);
        return builder;
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
