package io.voicesdr.evolution;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.voicesdr.evolution.EvolutionEdge.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.voicesdr.core.tenant.EvolutionAccess;
import io.voicesdr.core.tenant.Secret;
import io.voicesdr.core.tenant.Tenant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceStatusTest {
    private static final String STATE = "/instance/connectionState/loja";
    private static final String INSTANCES = "/instance/fetchInstances?instanceName=loja";

    private final EvolutionEdge edge = new EvolutionEdge();

    @AfterEach
    void close() {
        edge.close();
    }

    @ParameterizedTest
    @CsvSource({
        "connectionState-open, OPEN, EVOLUTION_OPEN",
        "connectionState-connecting, CONNECTING, EVOLUTION_CONNECTING",
        "connectionState-close, CLOSED, EVOLUTION_CLOSED",
        "root, UNKNOWN, EVOLUTION_STATE_UNKNOWN",
        "error-401-wrong-apikey, FAILED, EVOLUTION_KEY_REFUSED",
        "error-404-unknown-instance, FAILED, EVOLUTION_INSTANCE_UNKNOWN"
    })
    void of_recordedAnswer_isNamed(String sample, InstanceStatus.State state, String code) {
        answers(STATE, recorded(sample));

        InstanceStatus.Status status = edge.status.of(edge.tenant());

        assertThat(status.state()).isEqualTo(state);
        assertThat(status.code()).isEqualTo(code);
        assertThat(status.nextAction().isEmpty()).isEqualTo(status.isOpen());
    }

    @Test
    void of_nobodyThere_isUnreachable() {
        assertThat(edge.status
                        .of(EvolutionEdge.tenantAt("loja", "http://localhost:1"))
                        .code())
                .isEqualTo("EVOLUTION_UNREACHABLE");
    }

    /** As in an environment variable that ends with a line break in its middle: no header holds it, and nobody is asked. */
    @Test
    void of_keyThatNoHeaderCanHold_isNamedLikeARefusedOne() {
        Tenant tenant = Tenant.named("loja", "Loja Exemplo", "Você é a Ana.")
                .whatsapp(new EvolutionAccess(
                        Optional.of(edge.evolution.baseUrl()), Optional.of(new Secret("loja-token\n000"))))
                .build();

        assertThat(edge.status.of(tenant).code()).isEqualTo("EVOLUTION_KEY_REFUSED");
        assertThat(requests(STATE)).isZero();
    }

    @Test
    void of_askedOften_asksEvolutionOnceInTenSeconds() {
        answers(STATE, recorded("connectionState-open"));
        edge.status.of(edge.tenant());
        edge.now = edge.now.plusSeconds(9);
        assertThat(edge.status.of(edge.tenant()).isOpen()).isTrue();
        assertThat(requests(STATE)).isEqualTo(1);

        answers(STATE, recorded("connectionState-close"));
        edge.now = edge.now.plusSeconds(2);

        assertThat(edge.status.of(edge.tenant()).isOpen()).isFalse();
        assertThat(requests(STATE)).isEqualTo(2);
    }

    private void answers(String path, ResponseDefinitionBuilder answer) {
        edge.evolution.stubFor(get(urlEqualTo(path))
                .withHeader("apikey", equalTo(EvolutionEdge.KEY))
                .willReturn(answer));
    }

    private int requests(String path) {
        return edge.evolution
                .countRequestsMatching(getRequestedFor(urlEqualTo(path)).build())
                .getCount();
    }
}
