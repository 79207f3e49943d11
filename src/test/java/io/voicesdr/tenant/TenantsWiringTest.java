package io.voicesdr.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.conversation.TurnConfig;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.EvolutionConfig;
import io.voicesdr.ops.SdrConfig;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
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
    EvolutionConfig evolution;

    @Inject
    TurnConfig turns;

    @Inject
    Config all;

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
        assertThat(evolution.url()).isEqualTo("http://evolution.test");
        assertThat(config.webhookSecret()).hasValue("s3cr3t");
        assertThat(config.adminToken()).isEmpty();
    }

    /** Others read the same settings by name; the names in capitals must reach them from a properties file, too. */
    @Test
    void settingsInCapitals_reachWhoeverReadsThem() {
        assertThat(all.getOptionalValue("sdr.webhook-secret", String.class)).hasValue("s3cr3t");
        assertThat(turns.replicaCount()).isEqualTo(3);
        assertThat(turns.replicaIndex()).isEqualTo(2);
        assertThat(turns.dryRun()).isTrue();
    }

    /** Two tenants, and settings in both of the forms that the example allows. */
    public static class TwoTenants implements QuarkusTestProfile {
        /** A resource of another test is global unless it says otherwise, and its settings would win over these. */
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sdr.tenants", "src/test/resources/tenant/served",
                    "sdr.tenants-reload", "0s",
                    "sdr.evolution.url", "http://evolution.test",
                    "SDR_REPLICA_COUNT", "3",
                    "SDR_REPLICA_INDEX", "2",
                    "SDR_DRY_RUN", "true",
                    "SDR_WEBHOOK_SECRET", "s3cr3t",
                    "AUTO_SILVA_TOKEN", "from the configuration");
        }
    }
}
