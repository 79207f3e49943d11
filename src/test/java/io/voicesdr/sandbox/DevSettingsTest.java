package io.voicesdr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What dev mode talks to, read from the real properties file. */
class DevSettingsTest {

    @Test
    void withoutKey_everythingIsTheSandbox() throws IOException {
        SmallRyeConfig config = dev(Map.of());
        assertThat(value(config, "sdr.gemini.url")).isEqualTo("http://localhost:8081/sandbox/gemini");
        assertThat(value(config, "sdr.gemini.api-key")).isEqualTo("sandbox");
        assertThat(value(config, "sdr.evolution.url")).isEqualTo("http://localhost:8081/sandbox/evolution");
        assertThat(value(config, "sdr.webhook-secret")).isEqualTo("sandbox");
        assertThat(Files.isRegularFile(Path.of(value(config, "sdr.tenants"), "auto_silva", "tenant.yaml")))
                .isTrue();
    }

    @Test
    void withKey_theModelIsGooglesOwn_andTheRestStays() throws IOException {
        SmallRyeConfig config = dev(Map.of("GEMINI_API_KEY", "AIza-some.key_1"));
        assertThat(URI.create(value(config, "sdr.gemini.url")).getHost())
                .isEqualTo("generativelanguage.googleapis.com");
        assertThat(value(config, "sdr.gemini.api-key")).isEqualTo("AIza-some.key_1");
        assertThat(value(config, "sdr.evolution.url")).isEqualTo("http://localhost:8081/sandbox/evolution");
    }

    @Test
    void namedAddresses_winOverTheSandbox() throws IOException {
        SmallRyeConfig config = dev(Map.of("GEMINI_URL", "http://gemini", "EVOLUTION_URL", "http://evolution"));
        assertThat(value(config, "sdr.gemini.url")).isEqualTo("http://gemini");
        assertThat(value(config, "sdr.evolution.url")).isEqualTo("http://evolution");
    }

    private static String value(SmallRyeConfig config, String name) {
        return config.getConfigValue(name).getValue();
    }

    private static SmallRyeConfig dev(Map<String, String> environment) throws IOException {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("dev")
                .withSources(new PropertiesConfigSource(Path.of("src/main/resources/application.properties")
                        .toUri()
                        .toURL()))
                .withSources(new PropertiesConfigSource(environment, "environment", 300))
                .build();
    }
}
