package io.voicesdr.stack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static io.voicesdr.stack.Upstreams.EVOLUTION;
import static io.voicesdr.stack.Upstreams.GEMINI;
import static io.voicesdr.stack.Upstreams.generateContent;
import static io.voicesdr.stack.Upstreams.modelRequests;
import static io.voicesdr.stack.Upstreams.modelSays;
import static io.voicesdr.stack.Upstreams.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.voicesdr.conversation.TurnQueue;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an operator reads at /q/health/ready. The tenants of src/test/resources/health: one in order, one whose phone is
 * not paired, one whose key is refused, one that Evolution does not know, one whose Evolution is away, one broken file.
 */
@QuarkusTest
@WithTestResource(value = ReadinessTest.SixTenants.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class ReadinessTest {

    private static final String MARIA = "5511987654321@s.whatsapp.net";

    @Inject
    TurnQueue queue;

    @BeforeEach
    void oneOfSixIsWell() {
        EVOLUTION.reset();
        modelSays("Oi!");
        state("fechada", "connectionState-close");
        state("recusada", "error-401-wrong-apikey");
        state("sumida", "error-404-unknown-instance");
    }

    @Test
    void oneOpen_isReadyAndNamesEveryOtherWithoutAskingGemini() {
        JsonPath health = ready(200);

        assertThat(data(health, "evolution"))
                .containsEntry("tenants", 5)
                .containsEntry("open", 1)
                .containsEntry("fechada.code", "EVOLUTION_CLOSED")
                .containsEntry("fechada.next", "Pair the phone with the instance.")
                .containsEntry("recusada.code", "EVOLUTION_KEY_REFUSED")
                .containsEntry("sumida.code", "EVOLUTION_INSTANCE_UNKNOWN")
                .containsEntry("longe.code", "EVOLUTION_UNREACHABLE")
                .doesNotContainKeys("aberta.code", "quebrada.code");
        assertThat(data(health, "evolution").keySet().stream().filter(key -> key.endsWith(".next")))
                .hasSize(4)
                .allSatisfy(key -> assertThat(data(health, "evolution").get(key))
                        .asString()
                        .isNotBlank());
        assertThat(data(health, "tenant-files").values().toString())
                .contains("src/test/resources/health/quebrada/tenant.yaml:1", "nome", "this tenant is not served");
        assertThat(modelRequests()).isZero();
    }

    @Test
    void noneOpen_isNotReadyButAlive() {
        state("aberta", "connectionState-close");

        JsonPath health = ready(503);

        assertThat(health.getString("checks.find { it.name == 'evolution' }.status"))
                .isEqualTo("DOWN");
        assertThat(health.getString("checks.find { it.name == 'model' }.status"))
                .isEqualTo("UP");
        given().get("/q/health/live").then().statusCode(200);
        assertThat(modelRequests()).isZero();
    }

    @Test
    void webhooksOfTheInstance_areTold() {
        webhook(recordedWebhook("webhook-connection-update-logged-out", "fechada"));
        webhook(recordedWebhook("webhook-messages-update-bot-message-error-463", "aberta"));

        assertThat(data(ready(200), "evolution"))
                .hasEntrySatisfying(
                        "fechada.heard", heard -> assertThat(heard).asString().startsWith("close since 20"))
                .containsEntry("aberta.deliveriesFailed", 1)
                .containsKey("aberta.deliveryLastFailed");
    }

    /** Told from what the last turn found; asking Gemini at every probe would cost money. */
    @Test
    void refusedGeminiKey_isToldUntilATurnSucceeds() {
        GEMINI.resetAll();
        GEMINI.stubFor(generateContent().willReturn(recorded("stub-error-key-leaked.403.json")));
        webhook(EVOLUTION.customerWrites("aberta", MARIA, "oi"));
        settle();
        int asked = modelRequests();

        JsonPath health = ready(503);
        assertThat(data(health, "model")).containsEntry("code", "GEMINI_KEY_REFUSED");
        assertThat(data(health, "model").get("next")).asString().contains("GEMINI_API_KEY");
        assertThat(modelRequests()).isEqualTo(asked);

        modelSays("Oi!");
        webhook(EVOLUTION.customerWrites("aberta", "5511987650000@s.whatsapp.net", "oi"));
        settle();
        assertThat(health(200)).doesNotContain("GEMINI_");
    }

    @Test
    void nothing_tellsASecretOrACustomer() {
        webhook(recordedWebhook("webhook-messages-update-bot-message-error-463", "fechada"));
        webhook(EVOLUTION.customerWrites("aberta", MARIA, "oi"));
        settle();

        assertThat(health(200))
                .doesNotContain(EvolutionStub.API_KEY, "gemini-test-key", "webhook-test-secret", "far-away-key")
                .doesNotContainPattern("\\d{8,}");
    }

    private static void state(String instance, String sample) {
        JsonNode recorded = EvolutionStub.sample(sample).path("response");
        EVOLUTION
                .wireMock()
                .stubFor(get(urlEqualTo("/instance/connectionState/" + instance))
                        .withHeader("apikey", equalTo(EvolutionStub.API_KEY))
                        .willReturn(aResponse()
                                .withStatus(recorded.get("status").asInt())
                                .withHeader("content-type", "application/json")
                                .withBody(recorded.get("body").toString())));
    }

    private static JsonNode recordedWebhook(String sample, String instance) {
        ObjectNode body = (ObjectNode) EvolutionStub.sample(sample).get("body");
        return body.put("instance", instance);
    }

    private static void webhook(JsonNode body) {
        given().contentType("application/json")
                .header("X-Webhook-Secret", "webhook-test-secret")
                .body(body.toString())
                .post("/webhook")
                .then()
                .statusCode(200);
    }

    private static String health(int status) {
        return given().get("/q/health/ready")
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }

    private static JsonPath ready(int status) {
        return new JsonPath(health(status));
    }

    private static Map<String, Object> data(JsonPath health, String check) {
        return health.getMap("checks.find { it.name == '" + check + "' }.data");
    }

    private void settle() {
        Awaitility.await().until(() -> queue.size() == 0);
    }

    /** The stack's upstreams with tenants of this test's own, whose state is asked at every probe. */
    public static final class SixTenants implements QuarkusTestResourceLifecycleManager {
        private final Upstreams upstreams = new Upstreams();

        @Override
        public Map<String, String> start() {
            Map<String, String> settings = new HashMap<>(upstreams.start());
            settings.put("sdr.tenants", "src/test/resources/health");
            settings.put("sdr.evolution.status-ttl", "0s");
            return settings;
        }

        @Override
        public void stop() {
            upstreams.stop();
        }
    }
}
