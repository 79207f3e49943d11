package io.voicesdr.cep;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.conversation.tool.Arguments;
import io.voicesdr.conversation.tool.Tool;
import io.voicesdr.conversation.tool.ToolAnswer;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Session;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.ToolSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the model is told about postal codes, with the requests counted. */
@QuarkusTest
class CepToolTest {

    private static final String BRASIL = "/api/cep/v1/05010000";
    private static final String VIA = "/ws/05010000/json/";

    private final WireMockServer services = new WireMockServer(wireMockConfig().dynamicPort());
    private CepGateway gateway;

    @BeforeEach
    void start() {
        services.start();
        gateway = new CepGateway(new Config(services.baseUrl(), services.baseUrl()));
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        services.stop();
    }

    @Test
    void found_isToldAndRemembered() throws Exception {
        at(BRASIL, sample("cep-brasilapi-v1-found.200.json"));

        assertThat(ask("05010-000")).isEqualTo(ToolAnswer.found("CEP 05010-000: Rua Caiubi, Perdizes, São Paulo - SP"));
        assertThat(ask("05.010000").ok()).isTrue();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void townWithOneCode_isToldWithoutAStreet() throws Exception {
        services.stubFor(get(urlEqualTo("/api/cep/v1/87360000"))
                .willReturn(sample("cep-brasilapi-v2-single-cep-town.200.json")));

        assertThat(ask("87360000").text()).isEqualTo("CEP 87360-000: Goioerê - PR");
    }

    @Test
    void unknownToTheFirst_theSecondIsAsked() throws Exception {
        at(BRASIL, sample("cep-brasilapi-not-found.404.json"));
        at(VIA, sample("cep-viacep-found.200.json"));

        assertThat(ask("05010000").text()).isEqualTo("CEP 05010-000: Praça da Sé, Sé, São Paulo - SP");
    }

    @Test
    void unknownToBoth_isAPlainResult() throws Exception {
        at(BRASIL, sample("cep-brasilapi-not-found.404.json"));
        at(VIA, sample("cep-viacep-not-found.200.json"));

        ToolAnswer answer = ask("05010000");

        assertThat(answer).isEqualTo(ToolAnswer.found("Esse CEP não existe; confira com o cliente."));
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void bothDown_isToldAsAFailure() throws Exception {
        at(BRASIL, aResponse().withStatus(500));
        at(VIA, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        ToolAnswer answer = ask("05010000");

        assertThat(answer.ok()).isFalse();
        assertThat(answer.text()).startsWith("A consulta de CEP está fora do ar");
    }

    @Test
    void pageInsteadOfAnAnswer_isToldAsAFailure() throws Exception {
        at(BRASIL, aResponse().withBody("<html>"));
        at(VIA, aResponse().withBody("<html>"));

        assertThat(ask("05010000").ok()).isFalse();
    }

    @Test
    void slowFirst_theSecondIsAskedInTime() throws Exception {
        at(BRASIL, sample("cep-brasilapi-v1-found.200.json").withFixedDelay(3_000));
        at(VIA, sample("cep-viacep-found.200.json"));

        assertThat(ask("05010000").ok()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "050100000", "rua caiubi", "0501-00A0"})
    void notEightDigits_nobodyIsAsked(String written) throws Exception {
        assertThat(ask(written)).isEqualTo(ToolAnswer.failed("Um CEP tem 8 dígitos; peça de novo ao cliente."));
        assertThat(requests()).isZero();
    }

    @Test
    void numberWithoutItsZero_isUnderstood() throws Exception {
        at(BRASIL, sample("cep-brasilapi-v1-found.200.json"));

        assertThat(tool().work().on(new Arguments(Map.of("cep", 5010000))).ok()).isTrue();
    }

    private ToolAnswer ask(String cep) throws Exception {
        return tool().work().on(new Arguments(Map.of("cep", cep)));
    }

    private Tool tool() {
        Tenant tenant = Tenant.named("loja", "Loja", "Oi")
                .tools(new ToolSettings(true, false, false, ToolSettings.CatalogueUse.DEFAULTS, List.of()))
                .build();
        return new CepTool(gateway).tools(tenant, state()).getFirst();
    }

    private static ConversationState state() {
        Jid jid = Jid.of("5511999990001@s.whatsapp.net");
        return new ConversationState(
                new ChatRef("loja", jid),
                CustomerAddress.of(jid),
                java.time.Instant.EPOCH,
                List.of(),
                new Session(List.of(), false),
                List.of(),
                List.of(),
                "");
    }

    private void at(String path, ResponseDefinitionBuilder response) {
        services.stubFor(get(urlEqualTo(path)).willReturn(response));
    }

    private int requests() {
        return services.findAll(getRequestedFor(anyUrl())).size();
    }

    private static ResponseDefinitionBuilder sample(String name) {
        try {
            int status = Integer.parseInt(name.replaceAll(".*\\.(\\d+)\\.json", "$1"));
            return aResponse()
                    .withStatus(status)
                    .withHeader("content-type", "application/json")
                    .withBody(Files.readString(Path.of("src/test/resources/cep", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Config(String brasilapiUrl, String viacepUrl) implements CepConfig {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration remember() {
            return Duration.ofHours(24);
        }
    }
}
