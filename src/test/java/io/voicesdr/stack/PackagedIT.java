package io.voicesdr.stack;

import static io.voicesdr.stack.Upstreams.EVOLUTION;
import static io.voicesdr.stack.Upstreams.GEMINI;
import static io.voicesdr.stack.Upstreams.generateContent;
import static io.voicesdr.stack.Upstreams.modelRequests;
import static io.voicesdr.stack.Upstreams.modelSays;
import static io.voicesdr.stack.Upstreams.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.text.CustomerText;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged application, jar or native executable alike: everything that works on a JVM and can be missing from a
 * native image. Each record that travels is looked at as it arrived at the other side, since a record without
 * registration arrives as {@code {}}.
 */
@QuarkusIntegrationTest
@WithTestResource(PackagedUpstreams.class)
class PackagedIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "webhook-test-secret";
    private static int customers;

    @TestHTTPResource("/")
    URI root;

    private final String maria = "55129%08d@s.whatsapp.net".formatted(10_000_000 + ++customers);

    @BeforeEach
    void healthyUpstreams() {
        EVOLUTION.reset();
        PackagedUpstreams.presenceWorks();
        modelSays("Custa R$ 99,90 à vista. 👍");
    }

    @Test
    void webhook_becomesAnAnswer_andEveryRecordArrivesWhole() throws Exception {
        ObjectNode webhook = EVOLUTION.customerWrites(maria, "Oi, quanto custa o plano? Não é caro, né?");
        // full-width letters: read only with the Unicode tables of the JDK in the executable
        ((ObjectNode) webhook.get("data")).put("pushName", "Ｍａｒｉａ");

        HttpResponse<String> accepted = post("/webhook/loja", webhook.toString(), "X-Webhook-Secret", SECRET);
        assertThat(accepted.statusCode()).isEqualTo(200);
        assertThat(accepted.body()).isEqualTo("{\"status\":\"accepted\",\"reason\":\"queued\"}");
        await(() -> EVOLUTION.sends() == 1);

        assertThat(said()).containsExactly("Custa R$ 99,90 à vista. 👍");
        JsonNode send = bodyOf("/message/sendText/loja");
        assertThat(send.get("text").asText())
                .isNotEqualTo(SignatureCodec.strip(send.get("text").asText()));
        assertThat(send.get("number").asText()).isEqualTo(maria);
        assertThat(send.get("linkPreview").asBoolean(true)).isFalse();
        assertThat(bodyOf("/chat/findMessages/loja").at("/where/key")).hasSize(1);
        assertThat(bodyOf("/chat/sendPresence/loja").get("delay").asLong()).isPositive();
    }

    @Test
    void modelIsAsked_withPersonaZoneAndSchema() throws Exception {
        ObjectNode webhook = EVOLUTION.customerWrites(maria, "Há vaga amanhã?");
        ((ObjectNode) webhook.get("data")).put("pushName", "Ｍａｒｉａ");
        post("/webhook/loja", webhook.toString(), "X-Webhook-Secret", SECRET);
        await(() -> EVOLUTION.sends() == 1);

        JsonNode asked =
                JSON.readTree(GEMINI.getAllServeEvents().getFirst().getRequest().getBodyAsString());
        assertThat(asked.at("/systemInstruction/parts/0/text").asText())
                .contains("consultora da Loja Exemplo. Quem escreve é")
                .doesNotContain("{customer.name}", "{now}");
        assertThat(asked.at("/contents").findValuesAsText("text")).anyMatch(text -> text.contains("Há vaga amanhã?"));
        assertThat(asked.at("/generationConfig/maxOutputTokens").asInt()).isPositive();
        assertThat(asked.at("/generationConfig/thinkingConfig/thinkingLevel").asText())
                .isNotEmpty();
        try (var schema = PackagedIT.class.getResourceAsStream("/gemini/answer-schema.json")) {
            assertThat(asked.at("/generationConfig/responseJsonSchema")).isEqualTo(JSON.readTree(schema));
        }
    }

    @Test
    void filesOfTheTenant_reachTheModel_whateverTheirKind() throws Exception {
        post("/webhook/loja", EVOLUTION.customerWrites(maria, "oi").toString(), "X-Webhook-Secret", SECRET);
        await(() -> EVOLUTION.sends() == 1);

        String asked = GEMINI.getAllServeEvents().getFirst().getRequest().getBodyAsString();
        assertThat(asked)
                .as("workbook, Word, PDF, CSV: GET /q/health/ready says what can't be read: "
                        + get("/q/health/ready").body())
                .contains("Violão clássico", "1.234,50")
                .contains("Trocas em até 47 dias, à escolha.")
                .contains("Manual do proprietário", "Eficiência e fim")
                .contains("Olinda");
    }

    @Test
    void views_areWholeInEachFormat() throws Exception {
        post("/webhook/loja", EVOLUTION.customerWrites(maria, "Tem violão?").toString(), "X-Webhook-Secret", SECRET);
        await(() -> EVOLUTION.sends() == 1);

        JsonNode conversation = JSON.readTree(
                view("/api/loja/conversations/" + maria, "application/json").body());
        assertThat(conversation.at("/chat").asText()).isEqualTo(maria);
        for (String route : List.of(
                "conversations",
                "conversations/" + maria + "/messages",
                "conversations/" + maria + "/log",
                "sessions",
                "users",
                "questions",
                "metrics/daily")) {
            JsonNode items = JSON.readTree(
                            view("/api/loja/" + route, "application/json").body())
                    .path("items");
            assertThat(items).as(route).isNotEmpty().allMatch(item -> item.size() > 2);
            assertThat(view("/api/loja/" + route, "application/x-ndjson").body().lines())
                    .as(route)
                    .hasSize(items.size());
            assertThat(view("/api/loja/" + route, "text/csv").body().lines())
                    .as(route)
                    .hasSizeGreaterThan(items.size());
        }
        assertThat(view("/api/tenants", "application/json").body()).contains("Loja Exemplo");
        assertThat(view("/api/loja/doctor", "application/json").body()).contains("findings");
        assertThat(get("/q/openapi").body()).contains("/api/{instance}/conversations", "ConversationRow");
    }

    @Test
    void pages_areRendered_withTheirStyleAndScripts() throws Exception {
        post("/webhook/loja", EVOLUTION.customerWrites(maria, "Tem violão?").toString(), "X-Webhook-Secret", SECRET);
        await(() -> EVOLUTION.sends() == 1);
        assertThat(get("/login").body()).contains("<form", "pages.css");
        String session = signIn();

        String chat = page("/inbox/loja/" + maria, session);
        assertThat(chat).contains("Tem violão?", "Custa R$ 99,90");
        assertThat(page("/", session)).contains("Loja Exemplo");
        assertThat(page("/inbox/loja", session)).contains("/inbox/loja/" + maria);
        assertThat(page("/metrics-day/loja", session)).contains("<svg");
        EVOLUTION
                .wireMock()
                .stubFor(WireMock.get("/instance/connectionState/loja")
                        .willReturn(WireMock.jsonResponse(
                                EvolutionStub.sample("error-404-unknown-instance")
                                        .at("/response/body")
                                        .toString(),
                                404)));
        assertThat(page("/connect/loja", session)).contains("X-Form-Token");
        assertThat(page("/connect/loja/checks", session)).contains("EVOLUTION_");
        Matcher answer =
                Pattern.compile("/inbox/loja/" + maria + "/why/[^\"?]+").matcher(chat);
        assertThat(answer.find()).isTrue();
        assertThat(page(answer.group(), session)).contains("Violão clássico");
        Matcher assets = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"").matcher(chat);
        List<String> found = assets.results().map(asset -> asset.group(1)).toList();
        assertThat(found).hasSize(4);
        for (String asset : found) {
            HttpResponse<String> served = get(asset);
            assertThat(served.statusCode()).as(asset).isEqualTo(200);
            assertThat(served.body()).as(asset).hasSizeGreaterThan(200);
        }
    }

    @Test
    void recordedRefusal_isReadAndToldInTheCustomersLanguage() throws Exception {
        GEMINI.stubFor(generateContent().willReturn(recorded("stub-generateContent-safety.200.json")));
        post("/webhook/loja", EVOLUTION.customerWrites(maria, "oi").toString(), "X-Webhook-Secret", SECRET);
        await(() -> EVOLUTION.sends() == 1);

        assertThat(said()).containsExactly(CustomerText.BETTER_WITH_A_PERSON.in("pt-BR"));
        assertThat(modelRequests()).isEqualTo(1);
    }

    @Test
    void bearerMadeWithJwtKey_isVerified() throws Exception {
        String body = EVOLUTION.customerWrites(maria, "oi").toString();

        assertThat(post("/webhook/loja", body, "Authorization", "Bearer " + bearer("another"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post("/webhook/loja", body, "Authorization", "Bearer " + bearer(SECRET))
                        .statusCode())
                .isEqualTo(200);
        await(() -> EVOLUTION.sends() == 1);
    }

    @Test
    void withoutTheSecret_theProblemIsToldWhole() throws Exception {
        HttpResponse<String> refused =
                post("/webhook/loja", EVOLUTION.customerWrites(maria, "oi").toString(), "X-Webhook-Secret", "wrong");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(refused.body());
        assertThat(List.copyOf(fields(problem)))
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "remedy");
        assertThat(problem.get("type").asText()).isEqualTo("urn:voicesdr:problem:webhook-unauthorized");
    }

    @Test
    void malformedBody_isRefusedWithAReason() throws Exception {
        HttpResponse<String> refused = post("/webhook/loja", "{\"event\":", "X-Webhook-Secret", SECRET);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(refused.body()).get("detail").asText()).isNotEmpty();
    }

    @Test
    void health_isTold() throws Exception {
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get("/q/health/ready");
        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
        assertThat(JSON.readTree(ready.body()).get("status").asText()).isEqualTo("UP");
    }

    @Test
    void metrics_nameTurnsUpstreamsAndTokens() throws Exception {
        post("/webhook/loja", EVOLUTION.customerWrites(maria, "oi").toString(), "X-Webhook-Secret", SECRET);
        await(() -> get("/q/metrics").body().contains("voicesdr_turns_total{instance=\"loja\",outcome=\"answered\"}"));

        assertThat(get("/q/metrics").body())
                .contains(
                        "voicesdr_webhooks_total{",
                        "voicesdr_turn_stage_seconds_bucket{",
                        "voicesdr_turn_upstream_requests_count{",
                        "voicesdr_upstream_requests_total{",
                        "voicesdr_model_tokens_total{",
                        "voicesdr_model_cost_usd_total{",
                        "voicesdr_model_ask_seconds_count{",
                        "voicesdr_queue_chats",
                        "voicesdr_queue_turns_running");
    }

    @Test
    void sandbox_isLeftOut() throws Exception {
        assertThat(get("/phone").statusCode()).isEqualTo(404);
        assertThat(get("/sandbox/evolution/instance/fetchInstances").statusCode())
                .isEqualTo(404);
    }

    private List<String> said() {
        return EVOLUTION.sentTexts(maria).stream().map(SignatureCodec::strip).toList();
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private static JsonNode bodyOf(String path) throws Exception {
        return JSON.readTree(EVOLUTION.wireMock().getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody called " + path))
                .getRequest()
                .getBodyAsString());
    }

    private static String bearer(String key) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuedAt(NumericDate.now());
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setClaim("app", "evolution");
        claims.setClaim("action", "webhook");
        JsonWebSignature token = new JsonWebSignature();
        token.setDoKeyValidation(false);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        token.setKey(new HmacKey(key.getBytes(StandardCharsets.UTF_8)));
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }

    private HttpResponse<String> post(String path, String body, String header, String value) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(root.resolve(path))
                        .header("content-type", "application/json")
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> view(String path, String format) throws Exception {
        HttpResponse<String> view = HTTP.send(
                HttpRequest.newBuilder(root.resolve(path))
                        .header("Authorization", "Bearer admin-test-token")
                        .header("Accept", format)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(view.statusCode()).as(path + ": " + view.body()).isEqualTo(200);
        assertThat(view.headers().firstValue("content-type").orElseThrow()).startsWith(format);
        return view;
    }

    private String signIn() throws Exception {
        HttpResponse<String> signedIn = HTTP.send(
                HttpRequest.newBuilder(root.resolve("/login"))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("token=admin-test-token"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(signedIn.statusCode()).isEqualTo(303);
        return signedIn.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
    }

    private String page(String path, String session) throws Exception {
        HttpResponse<String> page = HTTP.send(
                HttpRequest.newBuilder(root.resolve(path))
                        .header("Cookie", session)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).as(path + ": " + page.body()).isEqualTo(200);
        return page.body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(root.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
    }
}
