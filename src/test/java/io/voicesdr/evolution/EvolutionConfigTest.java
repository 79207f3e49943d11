package io.voicesdr.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.tenant.EvolutionAccess;
import io.voicesdr.core.tenant.Secret;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvolutionConfigTest {

    @Test
    void defaults_nothingSet_suitALocalEvolution() {
        EvolutionConfig config = EvolutionEdge.config();

        assertThat(config.url()).isEqualTo("http://localhost:8080");
        assertThat(config.apiKey()).isEmpty();
        assertThat(config.pageSize()).isEqualTo(200);
        assertThat(config.minWindow()).isEqualTo(Duration.ofDays(7));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void endpoint_tenantWithoutOwnServer_livesOnTheGlobalOne() {
        EvolutionConfig config = EvolutionEdge.config("url", "http://evolution:8080/", "api-key", "global");

        Endpoint endpoint = Endpoint.of(tenant(EvolutionAccess.global()), config);

        assertThat(endpoint.url()).isEqualTo("http://evolution:8080");
        assertThat(endpoint.apikey()).isEqualTo("global");
        assertThat(endpoint).hasToString("Endpoint[url=http://evolution:8080, key=Optional[***], instance=loja]");
    }

    @Test
    void endpoint_tenantWithOwnKey_keepsTheGlobalServer() {
        EvolutionConfig config = EvolutionEdge.config("url", "http://evolution:8080", "api-key", "global");
        EvolutionAccess ownKey = new EvolutionAccess(Optional.empty(), Optional.of(new Secret("own")));

        assertThat(Endpoint.of(tenant(ownKey), config).apikey()).isEqualTo("own");
        assertThat(Endpoint.of(tenant(ownKey), config).url()).isEqualTo("http://evolution:8080");
    }

    @Test
    void endpoint_noKeyAnywhere_sendsNone() {
        assertThat(Endpoint.of(tenant(EvolutionAccess.global()), EvolutionEdge.config())
                        .apikey())
                .isNull();
    }

    private static Tenant tenant(EvolutionAccess access) {
        Tenant tenant = EvolutionEdge.tenantAt("loja", "http://unused");
        return tenant.edit().whatsapp(access).build();
    }
}
