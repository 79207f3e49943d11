package io.voicesdr.sandbox.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What arrives at the product's door, taken in by a bare HTTP server (evolution/CONTRACT.md §8). */
class WebhooksTest {
    private static final Customer MARIA = new Customer(
            "Maria Cliente", "5511999990001@s.whatsapp.net", "188877766655544@lid", Customer.Addressing.FLIPS);

    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final Quirks quirks = new Quirks(Quirks.Settings.none());
    private final Instance instance =
            new Instance("loja", "Loja Exemplo", "5511988880000@s.whatsapp.net", Instant.EPOCH);
    private HttpServer server;
    private WhatsApp whatsApp;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        whatsApp = new WhatsApp(quirks, new Random(7), Clock.systemUTC(), Duration.ofMillis(20));
        instance.add(MARIA);
        String url = "http://localhost:" + server.getAddress().getPort() + "/webhook/loja";
        whatsApp.hook(instance, url, Optional.of("s3cr3t"));
    }

    @AfterEach
    void stop() {
        whatsApp.close();
        server.stop(0);
    }

    @Test
    void customersMessage_comesAsRecorded_andFlipsItsAddress() {
        whatsApp.customerWrites(instance, MARIA, "Oi, bom dia! Quanto custa o plano?");
        whatsApp.customerWrites(instance, MARIA, "Mensagem endereçada por LID");
        await().until(() -> bodies.size() == 2);
        assertSameShape(withMode("pn"), "webhook-messages-upsert-text-pn");
        assertSameShape(withMode("lid"), "webhook-messages-upsert-text-lid");
        assertThat(withMode("lid").at("/data/key/remoteJid").asText()).isEqualTo(MARIA.lid());
        assertThat(secrets).containsOnly("s3cr3t");
    }

    @Test
    void version237_showsThePhoneTwice_butStoresTheLid() {
        quirks.set(new Quirks.Settings(0, 0, 0, Version.V2_3_7));
        whatsApp.customerWrites(instance, MARIA, "um");
        whatsApp.customerWrites(instance, MARIA, "LID 2.3.7");
        await().until(() -> bodies.size() == 2);
        assertSameShape(withMode("lid"), "v2.3.7-webhook-messages-upsert-text-lid");
        assertThat(withMode("lid").at("/data/key/remoteJid").asText()).isEqualTo(MARIA.phone());
        assertThat(withMode("lid").at("/data/key/remoteJidAlt").asText()).isEqualTo(MARIA.phone());
        assertThat(instance.rows(row -> row.remoteJid().equals(MARIA.lid()))).hasSize(1);
    }

    @Test
    void personsMessage_comesAsUpsert_withTheShapeOfItsDevice() {
        whatsApp.personWrites(instance, MARIA, "Oi Maria, aqui é o Carlos", WhatsApp.Device.PHONE);
        await().until(() -> ofEvent("messages.upsert").size() == 1);
        assertSameShape(ofEvent("messages.upsert").getFirst(), "webhook-messages-upsert-fromme-human-android");
        bodies.clear();
        whatsApp.personWrites(instance, MARIA, "aqui é o Carlos", WhatsApp.Device.WEB);
        await().until(() -> ofEvent("messages.upsert").size() == 1);
        assertSameShape(ofEvent("messages.upsert").getFirst(), "webhook-messages-upsert-fromme-human-web");
    }

    @Test
    void apiSend_comesAsSendMessage_andNeverAsUpsert_withReceiptsAfterwards() {
        whatsApp.apiSends(
                instance,
                MARIA.phone(),
                "conversation",
                Wire.object().put("conversation", "Olá Maria!"),
                whatsApp.apiContext(MARIA.phone(), Optional.empty()));
        await().until(() -> bodies.size() == 3);
        assertThat(ofEvent("messages.upsert")).isEmpty();
        assertSameShape(ofEvent("send.message").getFirst(), "webhook-send-message-for-sendText");
        assertSameShape(ofEvent("messages.update").getFirst(), "webhook-messages-update-bot-message-server_ack");
    }

    @Test
    void connection_isTold() {
        whatsApp.connection(instance, "open");
        await().until(() -> bodies.size() == 1);
        assertSameShape(bodies.getFirst(), "webhook-connection-update-open");
    }

    @Test
    void storedBeforeTold_soThatAPullAtWebhookTimeFindsIt() {
        Row row = whatsApp.customerWrites(instance, MARIA, "oi");
        assertThat(instance.rows(any -> true)).contains(row);
        assertThat(bodies).isEmpty();
    }

    @Test
    void duplicatesSwitchedOn_everyWebhookComesTwice_withTheSameBody() {
        quirks.set(new Quirks.Settings(1, 0, 0, Version.V2_3_6));
        whatsApp.customerWrites(instance, MARIA, "oi");
        await().until(() -> bodies.size() == 2);
        assertThat(bodies.getFirst()).isEqualTo(bodies.getLast());
    }

    @Test
    void reorderingSwitchedOn_aBurstArrivesInAnotherOrder() {
        quirks.set(new Quirks.Settings(0, 1, 0, Version.V2_3_6));
        for (int i = 0; i < 8; i++) {
            whatsApp.customerWrites(instance, MARIA, "m" + i);
        }
        await().until(() -> bodies.size() == 8);
        assertThat(bodies.stream()
                        .map(body -> body.at("/data/message/conversation").asText()))
                .isNotEqualTo(List.of("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7"))
                .isNotEmpty();
    }

    @Test
    void lossSwitchedOn_nothingComes_butTheRowIsThere() {
        quirks.set(new Quirks.Settings(0, 0, 1, Version.V2_3_6));
        whatsApp.customerWrites(instance, MARIA, "perdida");
        quirks.set(Quirks.Settings.none());
        whatsApp.customerWrites(instance, MARIA, "chega");
        await().until(() -> !bodies.isEmpty());
        assertThat(bodies).hasSize(1);
        assertThat(instance.rows(any -> true)).hasSize(2);
    }

    @Test
    void failingReceiver_isTriedAgain() {
        failures.set(2);
        whatsApp.customerWrites(instance, MARIA, "oi");
        await().until(() -> bodies.size() == 1);
        assertThat(failures).hasNonPositiveValue();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (failures.getAndDecrement() > 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            secrets.add(exchange.getRequestHeaders().getFirst("X-Webhook-Secret"));
            bodies.add(Wire.read(body));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private JsonNode withMode(String mode) {
        return bodies.stream()
                .filter(body -> body.at("/data/key/addressingMode").asText().equals(mode))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> ofEvent(String event) {
        return bodies.stream()
                .filter(body -> body.path("event").asText().equals(event))
                .toList();
    }

    private static void assertSameShape(JsonNode body, String sample) {
        assertThat(Samples.shape(body))
                .isEqualTo(Samples.shape(Samples.read(sample).path("body")));
    }
}
