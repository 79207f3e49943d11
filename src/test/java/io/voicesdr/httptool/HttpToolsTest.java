package io.voicesdr.httptool;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.vertx.core.Vertx;
import io.voicesdr.conversation.tool.Arguments;
import io.voicesdr.conversation.tool.ToolAnswer;
import io.voicesdr.core.tenant.HttpTool;
import io.voicesdr.core.tenant.Secret;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools of tenants' own over HTTP: where they may go, what they may carry, what the model is told. */
class HttpToolsTest {

    private static final WireMockServer SHOP =
            new WireMockServer(wireMockConfig().dynamicPort());
    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpFetch FETCH = new HttpFetch(VERTX);

    @BeforeAll
    static void start() {
        SHOP.start();
    }

    @AfterAll
    static void stop() {
        SHOP.stop();
        FETCH.close();
        VERTX.close();
    }

    @BeforeEach
    void reset() {
        SHOP.resetAll();
        answers(aResponse().withHeader("content-type", "application/json").withBody("{\"situacao\":\"enviado\"}"));
    }

    @Test
    void get_fillsTheAddressAndSendsTheSecret() throws Exception {
        ToolAnswer answer = call("GET", "/pedidos/{numero}?via=bot", Map.of("numero", "12/3", "cpf", "a&b=c"));

        assertThat(answer).isEqualTo(ToolAnswer.found("{\"situacao\":\"enviado\"}"));
        LoggedRequest request = only();
        assertThat(request.getUrl()).isEqualTo("/pedidos/12%2F3?via=bot&cpf=a%26b%3Dc");
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer s3cr3t");
    }

    @Test
    void post_sendsTheOtherArgumentsAsJson() throws Exception {
        call("POST", "/pedidos/{numero}", Map.of("numero", "7", "cpf", "1"));

        assertThat(only().getMethod().getName()).isEqualTo("POST");
        assertThat(only().getUrl()).isEqualTo("/pedidos/7");
        assertThat(only().getBodyAsString()).isEqualTo("{\"cpf\":\"1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../admin", "..", "x@evil.example", "//evil.example/", "a#b", "a?b=c", "%2e%2e", "\r\nX: y"})
    void hostileArgument_staysOneSegment(String argument) throws Exception {
        call("GET", "/pedidos/{numero}", Map.of("numero", argument));

        assertThat(only().getUrl()).matches("/pedidos/[A-Za-z0-9%_*-]+");
        assertThat(only().getHost()).isEqualTo("localhost");
    }

    @Test
    void hostThatIsNotAllowed_isNotAsked() throws Exception {
        HttpTool tool = tool("GET", SHOP.baseUrl() + "/x", Duration.ofSeconds(10), List.of());

        assertThat(call(tool, Map.of("numero", "1")).ok()).isFalse();
        assertThat(SHOP.findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        answers(aResponse().withStatus(302).withHeader("Location", "http://169.254.169.254/latest/meta-data"));

        assertThat(call("GET", "/x", Map.of("numero", "1")))
                .isEqualTo(ToolAnswer.failed("the service answered with HTTP 302"));
        assertThat(SHOP.findAll(anyRequestedFor(anyUrl()))).hasSize(1);
    }

    @Test
    void largeBody_isGivenUp() throws Exception {
        answers(aResponse().withHeader("content-type", "text/plain").withBody("x".repeat(HttpFetch.MAX_BYTES + 1)));

        assertThat(call("GET", "/x", Map.of("numero", "1")).ok()).isFalse();
    }

    @Test
    void otherThanText_isRefused() throws Exception {
        answers(aResponse().withHeader("content-type", "application/pdf").withBody("%PDF"));

        assertThat(call("GET", "/x", Map.of("numero", "1")).ok()).isFalse();
    }

    @Test
    void slowService_isGivenUp() throws Exception {
        answers(aResponse()
                .withHeader("content-type", "text/plain")
                .withBody("x")
                .withFixedDelay(5_000));
        HttpTool tool = tool("GET", SHOP.baseUrl() + "/x", Duration.ofMillis(150), List.of("localhost"));

        assertThat(call(tool, Map.of("numero", "1")))
                .isEqualTo(ToolAnswer.failed("the service did not answer; go on without it"));
    }

    @Test
    void notFound_isAPlainResult() throws Exception {
        answers(aResponse().withStatus(404));

        assertThat(call("GET", "/x", Map.of("numero", "1"))).isEqualTo(ToolAnswer.found("(not found)"));
    }

    @Test
    void failure_tellsNothingOfTheBody() throws Exception {
        answers(aResponse().withStatus(500).withBody("stack trace with s3cr3t"));

        assertThat(call("GET", "/x", Map.of("numero", "1")).text()).isEqualTo("the service answered with HTTP 500");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cpf=1             | numero is missing
            numero=1,outro=2  | outro is not known
            numero=1,quantos=0  | quantos is out of range
            numero=1,quantos=x  | quantos is not of type integer
            numero=1,modo=lento | modo is none of [rapido, normal]
            """)
    void argumentsAgainstTheSchema_areRefusedBeforeAnythingIsSent(String arguments, String complaint) throws Exception {
        Map<String, Object> values = new HashMap<>();
        for (String argument : arguments.split(",")) {
            String[] pair = argument.split("=");
            values.put(pair[0], pair[1].equals("0") ? 0 : pair[1]);
        }

        assertThat(call("GET", "/x", values)).isEqualTo(ToolAnswer.failed(complaint));
        assertThat(SHOP.findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "192.0.2.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001::1"
            })
    void specialAddress_isNotPublic(String address) throws Exception {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "200.160.2.3", "172.32.0.1", "2001:4860:4860::8888", "2800:3f0::1", "64:ff9b::808:808"
            })
    void addressOfTheInternet_isPublic(String address) throws Exception {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void tool_toString_hidesItsSecrets() {
        assertThat(tool("GET", "https://x.example", Duration.ofSeconds(1), List.of())
                        .toString())
                .doesNotContain("s3cr3t");
    }

    private static ToolAnswer call(String method, String path, Map<String, Object> arguments) throws Exception {
        return call(tool(method, SHOP.baseUrl() + path, Duration.ofSeconds(10), List.of("localhost")), arguments);
    }

    private static ToolAnswer call(HttpTool tool, Map<String, Object> arguments) throws Exception {
        return new HttpTools(FETCH).call("loja", tool, new Arguments(Map.copyOf(arguments)));
    }

    private static HttpTool tool(String method, String url, Duration timeout, List<String> privateHosts) {
        Map<String, Object> text = Map.of("type", "string");
        return new HttpTool(
                "consultar_pedido",
                "Pedido",
                url,
                method,
                Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of(
                                "numero",
                                text,
                                "cpf",
                                text,
                                "modo",
                                Map.of("type", "string", "enum", List.of("rapido", "normal")),
                                "quantos",
                                Map.of("type", "integer", "minimum", BigDecimal.ONE)),
                        "required",
                        List.of("numero")),
                Map.of("Authorization", new Secret("Bearer s3cr3t")),
                timeout,
                privateHosts);
    }

    private static void answers(ResponseDefinitionBuilder response) {
        SHOP.stubFor(any(anyUrl()).willReturn(response));
    }

    private static LoggedRequest only() {
        List<LoggedRequest> requests = SHOP.findAll(anyRequestedFor(anyUrl()));
        assertThat(requests).hasSize(1);
        return requests.getFirst();
    }
}
