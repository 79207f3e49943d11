package io.voicesdr.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.ConfigMapping;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.ops.SdrConfig;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TenantsWiringTest.TwoTenants.class)
class TenantsWiringTest {

    @Inject
    Tenants tenants;

    @Inject
    TenantProblems problems;

    @Inject
    SdrConfig config;

    @Inject
    EdgeConfig edge;

    @Test
    void folderOfTheConfiguration_isServed() {
        assertThat(tenants.all()).extracting(Tenant::name).containsExactly("Auto Silva", "Pousada do Mar");
        assertThat(tenants.find("auto_silva")
                        .orElseThrow()
                        .token()
                        .orElseThrow()
                        .matches("from the configuration"))
                .isTrue();
        assertThat(problems.current()).isEmpty();
    }

    /** Strict mappings are checked together: what an edge maps below {@code sdr} is no unknown name. */
    @Test
    void settingsOfAnEdge_doNotBreakOurs() {
        assertThat(edge.url()).hasValue("http://evolution.test");
        assertThat(config.replica().count()).isEqualTo(3);
        assertThat(config.webhookSecret()).hasValue("s3cr3t");
        assertThat(config.adminToken()).isEmpty();
    }

    /** What an edge declares; the real one maps more. */
    @ConfigMapping(prefix = "sdr.evolution")
    interface EdgeConfig {
        Optional<String> url();
    }

    /** Two tenants, and settings in both of the forms that the example allows. */
    public static class TwoTenants implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sdr.tenants", "src/test/resources/tenant/served",
                    "sdr.tenants-reload", "0s",
                    "sdr.evolution.url", "http://evolution.test",
                    "SDR_REPLICA_COUNT", "3",
                    "SDR_WEBHOOK_SECRET", "s3cr3t",
                    "AUTO_SILVA_TOKEN", "from the configuration");
        }
    }
}
