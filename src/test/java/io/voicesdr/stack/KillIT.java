package io.voicesdr.stack;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static io.voicesdr.stack.Upstreams.EVOLUTION;
import static io.voicesdr.stack.Upstreams.GEMINI;
import static io.voicesdr.stack.Upstreams.modelRequests;
import static io.voicesdr.stack.Upstreams.modelSays;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.ContentPattern;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.voicesdr.core.signature.SignatureCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged application, ended at the worst moments and started again: whoever wrote is answered exactly once. That the
 * sweep at start has looked at everybody is known from João, who writes while nobody is there and is answered too.
 */
class KillIT {

    private static final String MARIA = "5511999990001@s.whatsapp.net";
    private static final String JOAO = "5511999990002@s.whatsapp.net";
    private static final ContentPattern<?> MARIAS = matchingJsonPath("$.where.key.remoteJid", equalTo(MARIA));
    private static final Path TENANTS = Path.of("src/test/resources/tenants").toAbsolutePath();
    private static final int LONG = 4_000;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Upstreams UPSTREAMS = new Upstreams();

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        UPSTREAMS.start();
    }

    @AfterAll
    static void shut() {
        UPSTREAMS.stop();
    }

    @BeforeEach
    void healthyUpstreams() {
        EVOLUTION.reset();
        modelSays("Custa R$ 99,90 por mês.");
    }

    @Test
    void killBetweenModelAndSend_isAnsweredOnceAfterTheStart() throws Exception {
        try (ProductionApp app = startAndSweep(Map.of())) {
            holdBackTheReRead();
            notify(app, EVOLUTION.customerWrites(MARIA, "Quanto custa?"));
            await().until(() -> mariasPulls() == 2);
            assertThat(modelRequests()).isEqualTo(1);
            app.kill();
        }
        assertThat(EVOLUTION.sends()).isZero();
        EVOLUTION.wireMock().resetScenarios();
        pullsOfMaria(Scenario.STARTED, EvolutionStub.dynamic(), Scenario.STARTED);

        startAgainUntilJoaoIsAnswered();

        assertThat(said(MARIA)).containsExactly("Custa R$ 99,90 por mês.");
        assertThat(EVOLUTION.sends()).isEqualTo(2);
    }

    @Test
    void killAfterSend_isNotAnsweredAgain() throws Exception {
        try (ProductionApp app = startAndSweep(Map.of())) {
            sends(EvolutionStub.dynamic().withFixedDelay(LONG));
            notify(app, EVOLUTION.customerWrites(MARIA, "Quanto custa?"));
            await().until(() -> said(MARIA).size() == 1);
            app.kill(); // Evolution has the text, the answer to the send is still on its way
        }
        sends(EvolutionStub.dynamic());

        startAgainUntilJoaoIsAnswered();

        assertThat(said(MARIA)).hasSize(1);
        assertThat(EVOLUTION.sends()).isEqualTo(2);
        assertThat(modelRequests()).isEqualTo(2);
    }

    @Test
    void termWhileSending_finishesTheTurn() throws Exception {
        String first = "Temos três planos. " + "O básico cobre o dia a dia. ".repeat(20);
        String second = "E o anual sai por R$ 999,00 à vista. " + "Ele inclui suporte por telefone. ".repeat(15);
        modelSays(first + "\n\n" + second);
        try (ProductionApp app = startAndSweep(Map.of("QUARKUS_SHUTDOWN_DELAY", "1s"))) {
            sends(EvolutionStub.dynamic().withFixedDelay(1_000));
            notify(app, EVOLUTION.customerWrites(MARIA, "Quais planos vocês têm?"));
            await().until(() -> EVOLUTION.sends() == 1);

            app.terminate();

            await().until(() -> get(app.url("/q/health/ready")).body().contains("DRAINING"));
            assertThat(deliver(app, EVOLUTION.customerWrites(JOAO, "oi"))).isEqualTo(503);
            assertThat(app.hasEndedWithin(Duration.ofSeconds(15))).isTrue();
            assertThat(app.log()).doesNotContain("DRAIN_INCOMPLETE", "Exception");
        }
        int bubbles = said(MARIA).size();
        assertThat(bubbles).isGreaterThan(1);
        assertThat(String.join(" ", said(MARIA))).contains("Temos três planos", "R$ 999,00");
        sends(EvolutionStub.dynamic());
        modelSays("Oi!");

        startAgainUntilJoaoIsAnswered();

        assertThat(said(MARIA)).hasSize(bubbles);
        assertThat(EVOLUTION.sends()).isEqualTo(bubbles + 1);
    }

    private void startAgainUntilJoaoIsAnswered() throws Exception {
        EVOLUTION.customerWrote(JOAO, "oi", Instant.now().minusSeconds(60));
        try (ProductionApp app = start(Map.of())) {
            await().until(() -> said(JOAO).size() == 1);
            app.terminate(); // lets Maria's turn finish, if there is one that should not be
            assertThat(app.hasEndedWithin(Duration.ofSeconds(15))).isTrue();
        }
    }

    /** Starts and waits until the sweep at start is over, so that it is the webhooks that wake. */
    private ProductionApp startAndSweep(Map<String, String> besides) throws Exception {
        ProductionApp app = start(besides);
        int tenants = tenants();
        await().until(() -> EVOLUTION.pulls() == tenants);
        return app;
    }

    /** How many the sweep looks over, one read each. */
    private static int tenants() throws IOException {
        try (Stream<Path> folders = Files.list(TENANTS)) {
            return (int) folders.filter(Files::isDirectory).count();
        }
    }

    private ProductionApp start(Map<String, String> besides) throws Exception {
        Map<String, String> settings = new HashMap<>(besides);
        settings.put("SDR_TENANTS", TENANTS.toString());
        settings.put("SDR_WEBHOOK_SECRET", "webhook-test-secret");
        settings.put("SDR_TURN_SWEEP_GRACE", "0s");
        settings.put("SDR_TURN_DAY_EVERY", "off");
        settings.put("SDR_FOLLOW_UP_EVERY", "off");
        settings.put("SDR_DOCTOR_AT_START", "false");
        settings.put("EVOLUTION_URL", EVOLUTION.url());
        settings.put("EVOLUTION_API_KEY", EvolutionStub.API_KEY);
        settings.put("GEMINI_URL", GEMINI.baseUrl());
        settings.put("GEMINI_API_KEY", "gemini-test-key");
        return ProductionApp.start(folder, settings);
    }

    /** The second look at Maria's chat, which comes when the model has answered, takes its time. */
    private static void holdBackTheReRead() {
        pullsOfMaria(Scenario.STARTED, EvolutionStub.dynamic(), "model asked");
        pullsOfMaria("model asked", EvolutionStub.dynamic().withFixedDelay(LONG), "model asked");
    }

    private static void pullsOfMaria(String state, ResponseDefinitionBuilder answer, String next) {
        EVOLUTION
                .wireMock()
                .stubFor(post(urlMatching("/chat/findMessages/[a-z]+"))
                        .withRequestBody(MARIAS)
                        .inScenario("looks")
                        .whenScenarioStateIs(state)
                        .willReturn(answer)
                        .willSetStateTo(next));
    }

    private static int mariasPulls() {
        return EVOLUTION
                .wireMock()
                .countRequestsMatching(postRequestedFor(urlMatching("/chat/findMessages/[a-z]+"))
                        .withRequestBody(MARIAS)
                        .build())
                .getCount();
    }

    private static void sends(ResponseDefinitionBuilder answer) {
        EVOLUTION
                .wireMock()
                .stubFor(post(urlMatching("/message/sendText/[a-z]+")).willReturn(answer));
    }

    private static List<String> said(String jid) {
        return EVOLUTION.sentTexts(jid).stream().map(SignatureCodec::strip).toList();
    }

    private static void notify(ProductionApp app, JsonNode body) throws Exception {
        assertThat(deliver(app, body)).isEqualTo(200);
    }

    private static int deliver(ProductionApp app, JsonNode body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.url("/webhook/loja")))
                .header("content-type", "application/json")
                .header("X-Webhook-Secret", "webhook-test-secret")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
    }
}
