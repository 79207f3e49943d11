package io.voicesdr.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * Evolution and Gemini over HTTP on one port, without delays of their own. Strict: what the contract does not allow is
 * answered with 400 and remembered as a complaint. On Vert.x' own threads.
 */
final class Server implements AutoCloseable {

    static final String API_KEY = "evolution-load-key";
    static final String MODEL_KEY = "gemini-load-key";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LATE_MILLIS = 400;

    private final Town town;
    private final Vertx vertx;
    private final HttpServer http;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final String reply;

    private volatile Faults faults = Faults.none();
    private volatile long modelMillis;
    private volatile int modelJitter;
    private volatile BiConsumer<Chat, Row> onSend = (chat, row) -> {};

    Server(Town town, Vertx vertx) {
        this.town = town;
        this.vertx = vertx;
        this.reply = reply();
        this.http = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(request ->
                        request.body().onSuccess(body -> serve(request, body)).onFailure(gone -> count("broken off")));
        http.listen().toCompletionStage().toCompletableFuture().join();
    }

    String url() {
        return "http://127.0.0.1:" + http.actualPort();
    }

    void faults(Faults those) {
        faults = those;
    }

    /** How long the model thinks: {@code millis} and up to {@code jitter} more. */
    void modelTakes(long millis, int jitter) {
        modelMillis = millis;
        modelJitter = jitter;
    }

    /** Told of each text that was sent and stored, on the server's thread. */
    void onSend(BiConsumer<Chat, Row> listener) {
        onSend = listener;
    }

    /** What requests had that the contract does not allow. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** How many requests of that kind have come: findMessages, sendText, generateContent. */
    long requests(String kind) {
        LongAdder counted = requests.get(kind);
        return counted == null ? 0 : counted.sum();
    }

    @Override
    public void close() {
        http.close().toCompletionStage().toCompletableFuture().join();
    }

    private void serve(HttpServerRequest request, Buffer body) {
        String path = request.path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        try {
            if (path.startsWith("/chat/findMessages/")) {
                evolution(request, "findMessages");
                JsonNode asked = JSON.readTree(body.getBytes());
                answer(request, faults.ofRead(), 0, 200, () -> found(last, asked));
            } else if (path.startsWith("/message/sendText/")) {
                evolution(request, "sendText");
                JsonNode asked = JSON.readTree(body.getBytes());
                answer(request, faults.ofSend(), 0, 201, () -> sent(last, asked));
            } else if (path.startsWith("/v1beta/models/") && path.endsWith(":generateContent")) {
                count("generateContent");
                demand(MODEL_KEY.equals(request.getHeader("x-goog-api-key")), "the model's key");
                answer(request, faults.ofModel(), thinking(), 200, () -> generated(body.toString()));
            } else if (path.startsWith("/instance/connectionState/")) {
                evolution(request, "connectionState");
                answer(
                        request,
                        Fate.FINE,
                        0,
                        200,
                        () -> Buffer.buffer("{\"instance\":{\"instanceName\":\"" + last + "\",\"state\":\"open\"}}"));
            } else if (path.equals("/instance/fetchInstances")) {
                evolution(request, "fetchInstances");
                answer(request, Fate.FINE, 0, 200, () -> Buffer.buffer("[]"));
            } else {
                throw new IllegalArgumentException("no such thing: " + request.method() + ' ' + path);
            }
        } catch (IOException | RuntimeException e) {
            complaints.add(path + ": " + e.getMessage());
            request.response().setStatusCode(400).end();
        }
    }

    private void evolution(HttpServerRequest request, String kind) {
        count(kind);
        demand(API_KEY.equals(request.getHeader("apikey")), "Evolution's key");
    }

    private void count(String kind) {
        requests.computeIfAbsent(kind, name -> new LongAdder()).increment();
    }

    private void answer(HttpServerRequest request, Fate fate, long millis, int status, Work work) {
        Buffer done = fate.isDone() ? work.done() : Buffer.buffer();
        switch (fate) {
            case FINE -> after(millis, () -> end(request, status, done));
            case LATE -> after(millis + LATE_MILLIS, () -> end(request, status, done));
            case ERROR -> end(request, 500 + faults.below(4), Buffer.buffer("{\"error\":{\"code\":500}}"));
            case RESET, DONE_RESET -> request.connection().close();
            case HANG, DONE_HANG -> {} // whoever asked gives up some day
        }
    }

    private long thinking() {
        return modelMillis + (modelJitter == 0 ? 0 : ThreadLocalRandom.current().nextInt(modelJitter));
    }

    private void after(long millis, Runnable work) {
        if (millis == 0) {
            work.run();
        } else {
            vertx.setTimer(millis, timer -> work.run());
        }
    }

    private static void end(HttpServerRequest request, int status, Buffer body) {
        if (!request.response().closed()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("content-type", "application/json; charset=utf-8")
                    .end(body);
        }
    }

    private Buffer found(String instance, JsonNode asked) {
        JsonNode window = asked.at("/where/messageTimestamp");
        long from = Instant.parse(window.path("gte").asText()).getEpochSecond();
        long to = Instant.parse(window.path("lte").asText()).getEpochSecond();
        int page = asked.path("page").asInt();
        int size = asked.path("offset").asInt();
        demand(page > 0 && size > 0, "page and offset");
        JsonNode key = asked.at("/where/key");
        demand(key.isMissingNode() || key.size() == 1, "one address in a question");
        List<Row> rows = key.has("remoteJid")
                ? town.byAddress(instance, key.get("remoteJid").asText(), from, to, page, size)
                : key.has("remoteJidAlt")
                        ? town.byOtherAddress(instance, key.get("remoteJidAlt").asText(), from, to, page, size)
                        : town.ofAll(instance, from, to, page, size);
        Buffer answer = Buffer.buffer(
                "{\"messages\":{\"total\":" + rows.size() + ",\"pages\":1,\"currentPage\":" + page + ",\"records\":[");
        for (int i = 0; i < rows.size(); i++) {
            answer.appendString(i == 0 ? "" : ",").appendBytes(rows.get(i).json());
        }
        return answer.appendString("]}}");
    }

    private Buffer sent(String instance, JsonNode asked) {
        String number = asked.path("number").asText();
        String text = asked.path("text").asText();
        demand(!text.isEmpty() && asked.path("linkPreview").isBoolean(), "a text without preview");
        Chat chat = town.find(instance, number);
        Row row = Row.fromApi(number, text, Instant.now().getEpochSecond());
        town.store(chat, row);
        onSend.accept(chat, row);
        return Buffer.buffer(row.data());
    }

    private Buffer generated(String asked) {
        demand(asked.contains("\"store\":false"), "store: false");
        String word = Words.lastAsked(asked);
        demand(!word.isEmpty(), "a question");
        return Buffer.buffer(reply.replace("@WORD@", Words.answer(word)));
    }

    /** The recorded reply with a place for the answer. */
    private static String reply() {
        try (InputStream in = Server.class.getResourceAsStream("/gemini/samples/stub-generateContent-json.200.json")) {
            ObjectNode body = (ObjectNode) JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            ((ObjectNode) body.at("/candidates/0/content/parts/0")).put("text", "{\"bubbles\":[\"@WORD@\"]}");
            return body.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void demand(boolean met, String what) {
        if (!met) {
            throw new IllegalArgumentException("expected " + what);
        }
    }

    /** Does what was asked for, and answers. */
    private interface Work {
        Buffer done();
    }
}
