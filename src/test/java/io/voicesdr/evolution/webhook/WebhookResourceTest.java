package io.voicesdr.evolution.webhook;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WebhookHttpProfile.class)
class WebhookResourceTest {
    private static final String TEXT = "webhook-messages-upsert-text-pn";
    private static final long SEED = 1_121;

    @Inject
    RecordingInbox inbox;

    @TestHTTPResource("/webhook/loja")
    URI webhook;

    @BeforeEach
    void forget() {
        inbox.forget();
    }

    @Test
    void samples_posted_areAnsweredAndReachTheInboxAsTheTableSays() {
        ExpectedHearings.ROWS.values().forEach(row -> {
            inbox.forget();
            String instance = Samples.webhook(row.sample()).at("/body/instance").asText();

            post("/webhook/" + instance, Samples.secretOf(instance), Samples.body(row.sample()))
                    .statusCode(200)
                    .contentType("application/json")
                    .body("status", equalTo(row.status()))
                    .body("reason", equalTo(row.outcome().tag()));

            row.assertReached(inbox.looks);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webhook/loja",
                "/webhook/loja/",
                "/webhook/loja/messages-upsert",
                "/webhook/loja/some-event-of-tomorrow",
                "/webhook",
                "/webhook/",
                "/webhook/messages-upsert",
                "/webhook/group-participants-update"
            })
    void url_withOrWithoutInstanceAndEvent_leadsToTheSame(String path) {
        post(path, SampleTenants.LOJA_TOKEN, Samples.body(TEXT)).statusCode(200).body("reason", equalTo("queued"));

        assertThat(inbox.looks).hasSize(1);
        assertThat(inbox.looks.getFirst().instance()).isEqualTo("loja");
        assertThat(inbox.looks.getFirst().onVirtualThread()).isTrue();
    }

    @Test
    void instance_namedLikeAnEvent_isServed() {
        byte[] body = new String(Samples.body(TEXT), UTF_8)
                .replace("\"loja\"", "\"call\"")
                .getBytes(UTF_8);

        post("/webhook/call", HandlerFixture.GLOBAL_SECRET, body).statusCode(200);
        post("/webhook/call/messages-upsert", HandlerFixture.GLOBAL_SECRET, body)
                .statusCode(200);

        assertThat(inbox.looks).hasSize(2).allMatch(look -> look.instance().equals("call"));
    }

    @Test
    void secret_wrongOrMissing_isAProblemWithARemedy() {
        for (String secret : new String[] {"wrong", ""}) {
            post("/webhook/loja", secret, Samples.body(TEXT))
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", "Bearer")
                    .body("type", equalTo("urn:voicesdr:problem:webhook-unauthorized"))
                    .body("title", equalTo("The webhook's secret is missing or wrong"))
                    .body("status", equalTo(401))
                    .body("detail", containsString("X-Webhook-Secret"))
                    .body("remedy", containsString("tenant.yaml"));
        }
        given().body(Samples.body(TEXT)).post("/webhook/loja").then().statusCode(401);
        assertThat(inbox.looks).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/webhook/nobody, global-s3cr3t, 404",
        "/webhook/nobody, wrong,         401",
        "/webhook/evo1,   global-s3cr3t, 400",
        "/webhook,        global-s3cr3t, 401",
        "/webhook,        s3cr3t,        200"
    })
    void instance_andSecret_decide(String path, String secret, int status) {
        post(path, secret, Samples.body(TEXT)).statusCode(status);

        assertThat(inbox.looks).hasSize(status == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"jwt, 200", "loja, 401"})
    void bearer_recordedFromEvolution_isHeldAgainstTheTenantsSecret(String instance, int status) {
        JsonNode sample = Samples.webhook("webhook-messages-upsert-with-jwt");
        ObjectNode body = sample.get("body").deepCopy();

        given().header("Authorization", sample.at("/headers/authorization").asText())
                .body(Samples.bytes(body.put("instance", instance)))
                .post("/webhook/" + instance)
                .then()
                .statusCode(status);

        assertThat(inbox.looks).hasSize(status == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                             | empty
            `{`                                            | line 1, column 2
            `segredo`                                      | not valid JSON
            `[]`                                           | not a JSON object
            `{"event":"messages.upsert"}`                  | member instance is missing
            """)
    void body_malformed_isAProblemThatSaysWhyAndEchoesNothing(String body, String why) {
        String answer = post("/webhook/loja", SampleTenants.LOJA_TOKEN, body.getBytes(UTF_8))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(why))
                .extract()
                .asString();

        assertThat(answer).doesNotContain("segredo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "text/plain", "application/xml", ""})
    void contentType_isNotBelieved(String type) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook)
                .header(WebhookResource.SECRET_HEADER, SampleTenants.LOJA_TOKEN)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Samples.body(TEXT)));
        HttpRequest typed = (type.isEmpty() ? request : request.header("Content-Type", type)).build();

        assertThat(send(typed).statusCode()).isEqualTo(200);
    }

    @Test
    void body_largerThanTheLimit_is413() throws Exception {
        byte[] large = large(WebhookHttpProfile.MAX_BODY + 1);

        HttpRequest announced = HttpRequest.newBuilder(webhook)
                .version(HttpClient.Version.HTTP_1_1)
                // else the refusal may come while we still write, and be lost with the connection
                .expectContinue(true)
                .header(WebhookResource.SECRET_HEADER, SampleTenants.LOJA_TOKEN)
                .POST(HttpRequest.BodyPublishers.ofByteArray(large))
                .build();

        assertThat(send(announced).statusCode()).isEqualTo(413);
        assertThat(inbox.looks).isEmpty();
    }

    @Test
    void body_largerThanTheLimitInChunks_is413() throws Exception {
        byte[] large = large(2 * WebhookHttpProfile.MAX_BODY);

        HttpRequest chunked = HttpRequest.newBuilder(webhook)
                .version(HttpClient.Version.HTTP_1_1)
                .header(WebhookResource.SECRET_HEADER, SampleTenants.LOJA_TOKEN)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();

        assertThat(send(chunked).statusCode()).isEqualTo(413);
        assertThat(inbox.looks).isEmpty();
    }

    @Test
    void stranger_withALargeBody_isTurnedAwayAgainAndAgain() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .version(HttpClient.Version.HTTP_1_1)
                .header(WebhookResource.SECRET_HEADER, "wrong")
                .POST(HttpRequest.BodyPublishers.ofByteArray(large(WebhookHttpProfile.MAX_BODY - 1)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void body_withinTheLimitInChunks_isRead() throws Exception {
        byte[] large = large(WebhookHttpProfile.MAX_BODY - 1);

        HttpRequest chunked = HttpRequest.newBuilder(webhook)
                .version(HttpClient.Version.HTTP_1_1)
                .header(WebhookResource.SECRET_HEADER, SampleTenants.LOJA_TOKEN)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();

        assertThat(send(chunked).statusCode()).isEqualTo(200);
        assertThat(inbox.looks).hasSize(1);
    }

    @Test
    void body_thatStopsComing_isGivenUp() throws Exception {
        try (Socket socket = new Socket(webhook.getHost(), webhook.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("""
                    POST /webhook/loja HTTP/1.1\r
                    Host: localhost\r
                    X-Webhook-Secret: s3cr3t\r
                    Content-Length: 500\r
                    \r
                    {"event":""").getBytes(UTF_8));
            socket.getOutputStream().flush();

            String said = new String(socket.getInputStream().readAllBytes(), UTF_8);

            // the connection is closed; whether Quarkus gets its own 408 out before depends on who is first
            assertThat(said).matches("|HTTP/1.1 408 (?s).*");
        }
        assertThat(inbox.looks).isEmpty();
    }

    @Test
    void get_isNotAllowed() {
        given().get("/webhook/loja").then().statusCode(405);
    }

    @Test
    void webhooks_areCountedWhereMetricsAreRead() {
        post("/webhook/loja", SampleTenants.LOJA_TOKEN, Samples.body(TEXT));

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString(
                        "voicesdr_webhooks_total{event=\"messages.upsert\",instance=\"loja\",outcome=\"queued\"}"));
    }

    @Test
    void mutations_neverFail() throws Exception {
        List<JsonNode> samples = List.copyOf(Samples.webhooks().values());
        Mutator mutator = new Mutator(SEED);
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 300; i++) {
                JsonNode sample = samples.get(i % samples.size()).get("body");
                String instance = sample.get("instance").asText();
                HttpRequest request = HttpRequest.newBuilder(webhook.resolve(instance))
                        .header(WebhookResource.SECRET_HEADER, Samples.secretOf(instance))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(mutator.mutate(sample)))
                        .build();

                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();

                assertThat(status).as("seed " + SEED + " mutation " + i).isIn(200, 400);
            }
        }
    }

    private static ValidatableResponse post(String path, String secret, byte[] body) {
        return given().header(WebhookResource.SECRET_HEADER, secret)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** A voice note whose base64 makes the body exactly {@code size} bytes. */
    private static byte[] large(int size) {
        String text = new String(Samples.body(TEXT), UTF_8);
        String head = text.replace("\"conversation\":", "\"base64\":\"@\",\"conversation\":");
        char[] media = new char[size - head.getBytes(UTF_8).length + 1];
        Arrays.fill(media, 'A');
        byte[] body = head.replace("@\"", new String(media) + "\"").getBytes(UTF_8);
        return body;
    }
}
