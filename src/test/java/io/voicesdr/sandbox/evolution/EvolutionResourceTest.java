package io.voicesdr.sandbox.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The in-memory Evolution is asked what the real one was asked, and has to answer in the same shape. */
@QuarkusTest
class EvolutionResourceTest {
    private static final String INSTANCE = "auto_silva";
    private static final String PHONE = "5519999990001@s.whatsapp.net";
    private static final String LID = "188877766655501@lid";

    @Inject
    Instances instances;

    @Inject
    WhatsApp whatsApp;

    @Inject
    Quirks quirks;

    Instance instance;

    @BeforeEach
    void quiet() {
        quirks.set(Quirks.Settings.none());
        instance = instances.find(INSTANCE).orElseThrow();
        instance.state("open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sendText",
                "sendText-group",
                "sendReaction",
                "sendPresence",
                "markMessageAsRead",
                "connectionState-open",
                "webhook-set",
                "findMessages-page-beyond"
            })
    void recordedRequest_isAnsweredInTheRecordedShape(String name) throws Exception {
        JsonNode sample = Samples.read(name);
        Response answer = ask(sample);
        JsonNode body = Wire.read(answer.asString());
        assertThat(answer.statusCode()).isEqualTo(sample.at("/response/status").asInt());
        assertThat(Samples.shape(body)).isEqualTo(Samples.shape(sample.at("/response/body")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error-400-malformed-json",
                "error-400-markMessageAsRead-empty",
                "error-400-sendPresence-missing-delay",
                "error-400-sendReaction-not-emoji",
                "error-400-sendText-blank",
                "error-400-sendText-delay-string",
                "error-400-sendText-missing-text",
                "error-400-sendText-not-on-whatsapp",
                "error-400-sendText-nul-char",
                "error-400-sendText-number-not-string",
                "error-400-webhook-set-missing-url",
                "error-404-GET-findMessages",
                "error-404-fetchInstances-unknown",
                "error-404-unknown-instance",
                "findMessages-validation-error"
            })
    void recordedRefusal_isRefusedInTheSameWords(String name) throws Exception {
        JsonNode sample = Samples.read(name);
        Response answer = ask(sample);
        String expected = sample.at("/response/body").toString().replace("/loja", "/" + INSTANCE);
        assertThat(answer.statusCode()).isEqualTo(sample.at("/response/status").asInt());
        assertThat(Wire.read(answer.asString())).isEqualTo(Wire.read(expected));
    }

    @Test
    void badEvent_isRefusedWithTheListOfEvents() throws Exception {
        JsonNode sample = Samples.read("error-400-webhook-set-bad-event");
        Response answer = ask(sample);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("response.message[0][0]"))
                .startsWith("webhook.events[0] is not one of enum values: APPLICATION_STARTUP,QRCODE_UPDATED");
    }

    @Test
    void closedConnection_refusesSends() throws Exception {
        instance.state("close");
        JsonNode sample = Samples.read("error-400-sendText-connection-closed");
        assertThat(Wire.read(ask(sample).asString())).isEqualTo(sample.at("/response/body"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-401-missing-apikey", "error-401-wrong-apikey", "error-401-other-instance-key"})
    void wrongKey_isUnauthorized(String name) throws Exception {
        String key = switch (name) {
            case "error-401-missing-apikey" -> "";
            case "error-401-wrong-apikey" -> "nonsense";
            default -> "padaria_sol-token";
        };
        JsonNode sample = Samples.read(name);
        Response answer = with(key).body("{\"where\":{}}").post("/sandbox/evolution/chat/findMessages/" + INSTANCE);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Wire.read(answer.asString())).isEqualTo(sample.at("/response/body"));
    }

    @Test
    void unknownInstance_isTold_evenWithoutKey() {
        assertThat(with("").post("/sandbox/evolution/chat/findMessages/nope").statusCode())
                .isEqualTo(404);
    }

    @Test
    void fetchInstances_hasTheRecordedFields() throws Exception {
        JsonNode loja = Samples.read("fetchInstances").at("/response/body/1");
        JsonNode ours = Wire.read(with("sandbox")
                        .get("/sandbox/evolution/instance/fetchInstances?instanceName=" + INSTANCE)
                        .asString())
                .get(0);
        assertThat(Samples.shape(ours)).isEqualTo(Samples.shape(loja));
    }

    @Test
    void apiSend_isFoundWithItsFingerprint_andItsReceipts() throws Exception {
        JsonNode sample = Samples.read("findMessages-after-status-updates");
        String id = send(PHONE, "Olá Maria! O plano custa R$ 99,90/mês.");
        await().until(() -> find("{\"key\":{\"id\":\"" + id + "\"}}")
                        .at("/messages/records/0/MessageUpdate")
                        .size()
                == 2);
        JsonNode row = find("{\"key\":{\"id\":\"" + id + "\"}}");
        assertThat(Samples.shape(row)).isEqualTo(Samples.shape(sample.at("/response/body")));
        JsonNode first = row.at("/messages/records/0");
        assertThat(first.at("/contextInfo/disappearingMode/initiator").asInt()).isZero();
        assertThat(first.at("/messageTimestamp").asLong()
                        - first.at("/contextInfo/ephemeralSettingTimestamp/low").asLong())
                .isBetween(172_800L, 172_801L);
    }

    @Test
    void customersMessage_hasTheRecordedFields() throws Exception {
        JsonNode sample = Samples.read("findMessages-by-lid").at("/response/body/messages/records/1");
        Customer carla = instance.customer("188877766655503@lid").orElseThrow();
        Row written = whatsApp.customerWrites(instance, carla, "Vocês abrem amanhã?");
        JsonNode row = find("{\"key\":{\"id\":\"" + written.keyId() + "\"}}").at("/messages/records/0");
        assertThat(Samples.shape(row)).isEqualTo(Samples.shape(sample));
        assertThat(fields(row)).isEqualTo(fields(sample));
    }

    @Test
    void options_quoteTheStoredMessage() throws Exception {
        JsonNode sample = Samples.read("sendText-options");
        Customer maria = instance.customer(PHONE).orElseThrow();
        Row asked = whatsApp.customerWrites(instance, maria, "Quanto custa?");
        String body = sample.at("/request/body").toString().replace("45E81B69550657DA33DFA3EFBA040662", asked.keyId());
        Response answer = with("sandbox").body(body).post("/sandbox/evolution/message/sendText/" + INSTANCE);
        JsonNode sent = Wire.read(answer.asString());
        assertThat(Samples.shape(sent)).isEqualTo(Samples.shape(sample.at("/response/body")));
        assertThat(sent.at("/contextInfo/quotedMessage/conversation").asText()).isEqualTo("Quanto custa?");
    }

    @Test
    void version237_marksSendsAsItDoes() throws Exception {
        quirks.set(new Quirks.Settings(0, 0, 0, Version.V2_3_7));
        JsonNode sample = Samples.read("v2.3.7-sendText-pn");
        assertThat(Samples.shape(Wire.read(ask(sample).asString())))
                .isEqualTo(Samples.shape(sample.at("/response/body")));
    }

    @Test
    void whoIsDown_answersNobody() {
        quirks.set(new Quirks.Settings(0, 0, 0, Version.V2_3_6, true));
        for (String path : new String[] {
            "", "/instance/fetchInstances", "/instance/connectionState/" + INSTANCE, "/webhook/find/" + INSTANCE
        }) {
            with("sandbox").get("/sandbox/evolution" + path).then().statusCode(502);
        }
        with("sandbox")
                .body("{}")
                .post("/sandbox/evolution/chat/findMessages/" + INSTANCE)
                .then()
                .statusCode(502);
    }

    @Test
    void presence_isSeenWhileItBlocks() throws Exception {
        Customer maria = instance.customer(PHONE).orElseThrow();
        Thread typing = Thread.ofVirtual()
                .start(() -> with("sandbox")
                        .body("{\"number\":\"" + PHONE + "\",\"presence\":\"composing\",\"delay\":1200}")
                        .post("/sandbox/evolution/chat/sendPresence/" + INSTANCE));
        await().until(() -> instance.isTyping(maria, whatsApp.clock().instant()));
        typing.join();
        assertThat(instance.isTyping(maria, whatsApp.clock().instant())).isFalse();
    }

    @Test
    void readMark_isDroppedForLids_silently() throws Exception {
        Customer maria = instance.customer(PHONE).orElseThrow();
        Row written = whatsApp.customerWrites(instance, maria, "oi");
        markRead(LID, written.keyId());
        assertThat(updates(written)).isEmpty();
        markRead(PHONE, written.keyId());
        assertThat(updates(written)).containsExactly("READ");
    }

    @Test
    void statusRows_haveTheRecordedFields() throws Exception {
        String id = send(PHONE, "com recibo");
        await().until(() -> statuses(id).size() == 2);
        JsonNode sample = Samples.read("findStatusMessage-by-id").at("/response/body/0");
        assertThat(Samples.shape(statuses(id).get(0))).isEqualTo(Samples.shape(sample));
    }

    @Test
    void chats_haveTheRecordedFields() throws Exception {
        send(PHONE, "para a lista");
        JsonNode sample = Samples.read("findChats-by-remoteJid").at("/response/body/0");
        JsonNode chat = Wire.read(with("sandbox")
                        .body("{\"where\":{\"remoteJid\":\"" + PHONE + "\"}}")
                        .post("/sandbox/evolution/chat/findChats/" + INSTANCE)
                        .asString())
                .get(0);
        assertThat(fields(chat)).isEqualTo(fields(sample));
        assertThat(fields(chat.path("lastMessage"))).isEqualTo(fields(sample.path("lastMessage")));
    }

    private static TreeSet<String> fields(JsonNode node) {
        TreeSet<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private java.util.List<String> updates(Row row) {
        return instance.rows(other -> other.keyId().equals(row.keyId()))
                .getFirst()
                .updates();
    }

    private JsonNode statuses(String id) throws Exception {
        return Wire.read(with("sandbox")
                .body("{\"where\":{\"id\":\"" + id + "\"}}")
                .post("/sandbox/evolution/chat/findStatusMessage/" + INSTANCE)
                .asString());
    }

    private void markRead(String jid, String id) {
        ObjectNode body = Wire.object();
        body.putArray("readMessages")
                .addObject()
                .put("remoteJid", jid)
                .put("fromMe", false)
                .put("id", id);
        with("sandbox")
                .body(Wire.write(body))
                .post("/sandbox/evolution/chat/markMessageAsRead/" + INSTANCE)
                .then()
                .statusCode(201);
    }

    private static String send(String to, String text) {
        String body = Wire.write(Wire.object().put("number", to).put("text", text));
        Response answer = with("sandbox").body(body).post("/sandbox/evolution/message/sendText/" + INSTANCE);
        return answer.then().statusCode(201).extract().path("key.id");
    }

    private static JsonNode find(String where) throws Exception {
        return Wire.read(with("sandbox")
                .body("{\"where\":" + where + "}")
                .post("/sandbox/evolution/chat/findMessages/" + INSTANCE)
                .asString());
    }

    /** The recorded request, made to our instance. */
    private static Response ask(JsonNode sample) {
        JsonNode request = sample.path("request");
        String path = "/sandbox/evolution" + request.path("path").asText().replace("/loja", "/" + INSTANCE);
        RequestSpecification call = with("sandbox");
        if (request.has("body")) {
            call.body(request.path("body").toString());
        } else if (request.has("rawBody")) {
            call.body(request.path("rawBody").asText());
        }
        return call.request(request.path("method").asText(), path);
    }

    private static RequestSpecification with(String key) {
        RequestSpecification call = RestAssured.given().contentType("application/json");
        return key.isEmpty() ? call : call.header("apikey", key);
    }

    @Test
    void sentFile_isGivenBackInTheRecordedShape() throws Exception {
        Customer customer = instance.customers().getFirst();
        byte[] note = "OggS note".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Row row = whatsApp.customerSends(
                instance, customer, new StoredFile("audioMessage", "audio/ogg; codecs=opus", "", "", 3, note));

        JsonNode sample = Samples.read("getBase64FromMediaMessage-audio").deepCopy();
        sample.withObject("/request/body/message/key").put("id", row.keyId());
        Response answer = ask(sample);
        JsonNode body = Wire.read(answer.asString());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Samples.shape(body)).isEqualTo(Samples.shape(sample.at("/response/body")));
        assertThat(body.path("base64").binaryValue()).isEqualTo(note);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-400-getBase64-unknown"})
    void fileOfAnUnknownMessage_isRefusedAsRecorded(String name) throws Exception {
        JsonNode sample = Samples.read(name);
        Response answer = ask(sample);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Wire.read(answer.asString())).isEqualTo(sample.at("/response/body"));
    }
}
