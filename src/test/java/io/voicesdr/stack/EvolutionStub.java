package io.voicesdr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Evolution over HTTP: WireMock matches requests strictly, and a small memory behind it makes what is sent appear in
 * findMessages. Every body is a recorded sample with ids, texts and times changed.
 */
final class EvolutionStub implements ResponseDefinitionTransformerV2 {

    static final String API_KEY = "evolution-test-key";

    /** The account's own number: its note to self is the team chat of tenants that name no group. */
    static final String OWN = "5511988880000@s.whatsapp.net";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WireMockServer server;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final Set<String> dripping = ConcurrentHashMap.newKeySet();
    private Dialect dialect = Dialect.V2_3_6_BY_PHONE;
    private String voiceSample = "";
    private int ids;

    /** A message of one instance, as findMessages shows it. */
    private record Row(String instance, ObjectNode message) {}

    private boolean nextSendAnswerIsLost;

    EvolutionStub() {
        server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .containerThreads(200)
                .extensions(this));
    }

    void open() {
        server.start();
    }

    void shut() {
        server.stop();
    }

    String url() {
        return server.baseUrl();
    }

    WireMockServer wireMock() {
        return server;
    }

    /** An empty WhatsApp that answers every call of the contract. */
    synchronized void reset() {
        rows.clear();
        files.clear();
        dripping.clear();
        dialect = Dialect.V2_3_6_BY_PHONE;
        voiceSample = "sendWhatsAppAudio-wav";
        server.resetAll();
        server.stubFor(WireMock.post(WireMock.urlMatching("/chat/findMessages/[a-z]+"))
                .withHeader("apikey", WireMock.equalTo(API_KEY))
                .withRequestBody(WireMock.matchingJsonPath("$.where.messageTimestamp.gte"))
                .withRequestBody(WireMock.matchingJsonPath("$.where.messageTimestamp.lte"))
                .withRequestBody(WireMock.matchingJsonPath("$.offset"))
                .willReturn(dynamic()));
        server.stubFor(WireMock.post(WireMock.urlMatching("/message/sendText/[a-z]+"))
                .withHeader("apikey", WireMock.equalTo(API_KEY))
                .withRequestBody(WireMock.matchingJsonPath(
                        "$.number", WireMock.matching("\\d+@(s\\.whatsapp\\.net|lid|g\\.us)")))
                .withRequestBody(WireMock.matchingJsonPath("$.text"))
                .withRequestBody(WireMock.matchingJsonPath("$.linkPreview", WireMock.equalTo("false")))
                .willReturn(dynamic()));
        server.stubFor(WireMock.post(WireMock.urlMatching("/chat/getBase64FromMediaMessage/[a-z]+"))
                .withHeader("apikey", WireMock.equalTo(API_KEY))
                .withRequestBody(WireMock.matchingJsonPath("$.message.key.id"))
                .willReturn(dynamic()));
        server.stubFor(WireMock.post(WireMock.urlMatching("/message/sendWhatsAppAudio/[a-z]+"))
                .withHeader("apikey", WireMock.equalTo(API_KEY))
                .withRequestBody(WireMock.matchingJsonPath("$.number", WireMock.matching("\\d+@s\\.whatsapp\\.net")))
                .withRequestBody(WireMock.matchingJsonPath("$.audio"))
                .withRequestBody(WireMock.matchingJsonPath("$.encoding", WireMock.equalTo("true")))
                .willReturn(dynamic()));
        server.stubFor(WireMock.get(WireMock.urlPathEqualTo("/instance/fetchInstances"))
                .withHeader("apikey", WireMock.equalTo(API_KEY))
                .withQueryParam("instanceName", WireMock.matching("[a-z]+"))
                .willReturn(WireMock.okJson(
                        sample("fetchInstances").at("/response/body").toString())));
        server.stubFor(WireMock.get(WireMock.urlMatching("/instance/connectionState/[a-z]+"))
                .withHeader("apikey", WireMock.equalTo(API_KEY))
                .willReturn(WireMock.okJson(
                        sample("connectionState-open").at("/response/body").toString())));
    }

    /** The next text is delivered and stored, but whoever sent it never hears of that. */
    synchronized void loseNextSendAnswer() {
        nextSendAnswerIsLost = true;
    }

    static ResponseDefinitionBuilder dynamic() {
        return WireMock.aResponse().withTransformers("evolution");
    }

    int requests(String pathPattern) {
        return server.countRequestsMatching(WireMock.anyRequestedFor(WireMock.urlMatching(pathPattern))
                        .build())
                .getCount();
    }

    /** Readings of customers' chats, or of all at once; those of the team chat are no part of a turn. */
    int pulls() {
        return requests("/chat/findMessages/.*") - teamReads();
    }

    /** The file of that message is no longer to be had. */
    void forget(String id) {
        files.remove(id);
    }

    int fetches() {
        return requests("/chat/getBase64FromMediaMessage/.*");
    }

    /** From now on it is told and filed as {@code other} has it. */
    synchronized void speaks(Dialect other) {
        dialect = other;
    }

    /** The file of that message comes at a byte now and then, so that nobody can wait for its end. */
    void drip(String id) {
        dripping.add(id);
    }

    /** What ffmpeg can't read goes out as a note of nothing, with a 201. */
    synchronized void makesEmptyNotes() {
        voiceSample = "error-sendAudio-raw-pcm";
    }

    /** The sounds that were to go out as voice notes, in base64. */
    List<String> voiceNotes() {
        return server.findAll(WireMock.postRequestedFor(WireMock.urlMatching("/message/sendWhatsAppAudio/.*"))).stream()
                .map(sent -> read(sent.getBodyAsString()).path("audio").asText())
                .toList();
    }

    /** What was asked for files, oldest first: message ids. */
    List<String> filesAsked() {
        return server
                .findAll(WireMock.postRequestedFor(WireMock.urlMatching("/chat/getBase64FromMediaMessage/.*")))
                .stream()
                .map(asked ->
                        read(asked.getBodyAsString()).at("/message/key/id").asText())
                .toList();
    }

    /**
     * A recorded message of any kind enters WhatsApp now, from the customer with the phone {@code jid}; its file, if there is
     * one, can be fetched.
     */
    ObjectNode customerSends(String sample, String jid) {
        return customerSends(sample, jid, message -> {});
    }

    ObjectNode customerSends(String sample, String jid, Consumer<ObjectNode> changes) {
        return customerSends("loja", sample, jid, changes);
    }

    ObjectNode customerSends(String instance, String sample, String jid) {
        return customerSends(instance, sample, jid, message -> {});
    }

    /** @param changes to the recorded {@code message} */
    private synchronized ObjectNode customerSends(
            String instance, String sample, String jid, Consumer<ObjectNode> changes) {
        ObjectNode body = (ObjectNode) sample(sample).get("body");
        body.put("instance", instance);
        ObjectNode data = (ObjectNode) body.get("data");
        ObjectNode key = (ObjectNode) data.get("key");
        key.put("id", nextId("IN"));
        data.put("messageTimestamp", Instant.now().getEpochSecond());
        changes.accept((ObjectNode) data.get("message"));
        JsonNode base64 = data.at("/message/base64");
        if (base64.isTextual()) {
            files.put(key.get("id").asText(), base64.asText());
            ((ObjectNode) data.get("message")).remove("base64");
        }
        dialect.file(key, jid);
        store(instance, data);
        dialect.address(key, jid);
        return body;
    }

    int teamReads() {
        return server.countRequestsMatching(WireMock.postRequestedFor(WireMock.urlMatching("/chat/findMessages/.*"))
                        .withRequestBody(WireMock.containing(OWN))
                        .build())
                .getCount();
    }

    /** What was written into the team chat, marks and all, oldest first. */
    List<String> toTheTeam() {
        return server
                .findAll(WireMock.postRequestedFor(WireMock.urlMatching("/message/sendText/.*"))
                        .withRequestBody(WireMock.containing(OWN)))
                .stream()
                .map(request -> read(request.getBodyAsString()).get("text").asText())
                .toList();
    }

    /** Texts to customers. */
    int sends() {
        return requests("/message/sendText/.*")
                - server.countRequestsMatching(WireMock.postRequestedFor(WireMock.urlMatching("/message/sendText/.*"))
                                .withRequestBody(WireMock.containing(OWN))
                                .build())
                        .getCount();
    }

    /** A customer's message enters WhatsApp now; the answer is the webhook that Evolution would post. */
    synchronized ObjectNode customerWrites(String jid, String text) {
        return customerWrites("loja", jid, text);
    }

    synchronized ObjectNode customerWrites(String instance, String jid, String text) {
        return webhook("webhook-messages-upsert-text-pn", instance, jid, text, Instant.now());
    }

    synchronized ObjectNode customerWrote(String jid, String text, Instant at) {
        return webhook("webhook-messages-upsert-text-pn", "loja", jid, text, at);
    }

    synchronized ObjectNode customerWrote(String instance, String jid, String text, Instant at) {
        return webhook("webhook-messages-upsert-text-pn", instance, jid, text, at);
    }

    /** A person of the company writes on the phone. */
    synchronized ObjectNode personWrites(String jid, String text) {
        return personWrote(jid, text, Instant.now());
    }

    synchronized ObjectNode personWrote(String jid, String text, Instant at) {
        return webhook("webhook-messages-upsert-fromme-human-android", "loja", jid, text, at);
    }

    synchronized ObjectNode personWrote(String instance, String jid, String text, Instant at) {
        return webhook("webhook-messages-upsert-fromme-human-android", instance, jid, text, at);
    }

    private ObjectNode webhook(String sample, String instance, String jid, String text, Instant at) {
        ObjectNode body = (ObjectNode) sample(sample).get("body");
        body.put("instance", instance);
        ObjectNode data = (ObjectNode) body.get("data");
        ((ObjectNode) data.get("key"))
                .put("remoteJid", jid)
                .put("id", nextId("IN"))
                .remove("remoteJidAlt");
        data.put("messageTimestamp", at.getEpochSecond());
        ((ObjectNode) data.get("message")).put("conversation", text);
        store(instance, data);
        return body;
    }

    /** Texts sent to {@code jid} by API, in order of storing. */
    synchronized List<String> sentTexts(String jid) {
        return rows.stream()
                .map(Row::message)
                .filter(row ->
                        row.at("/key/fromMe").asBoolean() && !row.at("/key").has("addressingMode"))
                .filter(row -> row.at("/key/remoteJid").asText().equals(jid))
                .map(row -> row.at("/message/conversation").asText())
                .toList();
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        JsonNode request = read(event.getRequest().getBodyAsString());
        String url = event.getRequest().getUrl();
        String instance = url.substring(url.lastIndexOf('/') + 1);
        if (url.startsWith("/chat/getBase64FromMediaMessage/")) {
            return file(event, request.at("/message/key/id").asText());
        }
        boolean send = url.startsWith("/message/");
        ObjectNode answer = send ? send(instance, url, request) : find(instance, request);
        if (send && nextSendAnswerIsLost) {
            nextSendAnswerIsLost = false;
            return ResponseDefinitionBuilder.responseDefinition()
                    .withFault(Fault.CONNECTION_RESET_BY_PEER)
                    .build();
        }
        return ResponseDefinitionBuilder.like(event.getResponseDefinition())
                .withStatus(send ? 201 : 200)
                .withHeader("content-type", "application/json")
                .withBody(answer.toString())
                .build();
    }

    @Override
    public String getName() {
        return "evolution";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    private ResponseDefinition file(ServeEvent event, String id) {
        JsonNode answer = files.containsKey(id)
                ? ((ObjectNode) sample("getBase64FromMediaMessage-audio").at("/response/body"))
                        .put("base64", files.get(id))
                : sample("error-400-getBase64-unknown").at("/response/body");
        ResponseDefinitionBuilder response = ResponseDefinitionBuilder.like(event.getResponseDefinition())
                .but()
                .withStatus(files.containsKey(id) ? 201 : 400)
                .withHeader("content-type", "application/json")
                .withBody(answer.toString());
        return (dripping.contains(id) ? response.withChunkedDribbleDelay(100, 10_000) : response).build();
    }

    /** What the bot sent by API at an earlier time, mark and all. */
    synchronized void botWrote(String instance, String jid, String text, Instant at) {
        sent(instance, false, JSON.createObjectNode().put("number", jid).put("text", text), at.getEpochSecond());
    }

    private ObjectNode send(String instance, String url, JsonNode request) {
        return sent(
                instance,
                url.startsWith("/message/sendWhatsAppAudio/"),
                request,
                Instant.now().getEpochSecond());
    }

    private ObjectNode sent(String instance, boolean spoken, JsonNode request, long at) {
        String sample = spoken ? voiceSample : dialect.sendSample();
        ObjectNode sent = (ObjectNode) sample(sample).at("/response/body");
        ((ObjectNode) sent.get("key"))
                .put("remoteJid", request.get("number").asText())
                .put("id", nextId("3EB0"));
        if (!spoken) {
            ((ObjectNode) sent.get("message"))
                    .put("conversation", request.get("text").asText());
        }
        sent.put("messageTimestamp", at);
        ((ObjectNode) sent.at("/contextInfo/ephemeralSettingTimestamp")).put("low", at - 172_800);
        store(instance, sent);
        return sent;
    }

    private ObjectNode find(String instance, JsonNode request) {
        JsonNode key = request.path("where").path("key");
        Instant from = Instant.parse(request.at("/where/messageTimestamp/gte").asText());
        Instant to = Instant.parse(request.at("/where/messageTimestamp/lte").asText());
        Predicate<ObjectNode> matches = row -> isFiledUnder(row.get("key"), key)
                && row.get("messageTimestamp").asLong() >= from.getEpochSecond()
                && row.get("messageTimestamp").asLong() <= to.getEpochSecond();
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode messages = answer.putObject("messages");
        ArrayNode records = JSON.createArrayNode();
        List<ObjectNode> found = rows.stream()
                .filter(row -> row.instance().equals(instance))
                .map(Row::message)
                .filter(matches)
                .sorted(Comparator.comparingLong(
                        (ObjectNode row) -> -row.get("messageTimestamp").asLong()))
                .toList();
        found.stream().limit(request.get("offset").asInt()).forEach(records::add);
        messages.put("total", found.size())
                .put("pages", 1)
                .put("currentPage", 1)
                .set("records", records);
        return answer;
    }

    private boolean isFiledUnder(JsonNode filed, JsonNode asked) {
        Predicate<String> same = field -> asked.has(field) && filed.path(field).equals(asked.get(field));
        boolean both = asked.has("remoteJid") && asked.has("remoteJidAlt");
        return both && dialect.findsEither()
                ? same.test("remoteJid") || same.test("remoteJidAlt")
                : (!asked.has("remoteJid") || same.test("remoteJid"))
                        && (!asked.has("remoteJidAlt") || same.test("remoteJidAlt"));
    }

    private void store(String instance, ObjectNode data) {
        ObjectNode row = data.deepCopy();
        row.remove("status");
        row.put("id", "cmwprd%04d0020f77dqoupfilk".formatted(++ids));
        if (!row.has("contextInfo")) {
            row.putNull("contextInfo");
        }
        row.putArray("MessageUpdate");
        base64(row.path("message"));
        rows.add(new Row(instance, row));
    }

    /** Bytes are maps in webhooks and base64 in rows (evolution/CONTRACT.md §6). */
    private static void base64(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            if (value.isObject() && value.has("0")) {
                byte[] bytes = new byte[value.size()];
                for (int at = 0; at < bytes.length; at++) {
                    bytes[at] = (byte) value.get(String.valueOf(at)).asInt();
                }
                field.setValue(new TextNode(Base64.getEncoder().encodeToString(bytes)));
            } else {
                base64(value);
            }
        }
    }

    private String nextId(String prefix) {
        return prefix + "%016X".formatted(++ids);
    }

    static JsonNode sample(String name) {
        try (InputStream in = EvolutionStub.class.getResourceAsStream("/evolution/samples/" + name + ".json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
