package io.voicesdr.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The least that can be done for a turn: the HTTP calls that the product makes, as many pulls before and after the model,
 * each body parsed once, and nothing decided, checked, kept or signed. What the product is measured against.
 */
public final class BareLoop {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String evolution;
    private final String gemini;
    private final int pulls;

    private BareLoop(Vertx vertx) {
        http = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(256));
        evolution = System.getenv("EVOLUTION_URL");
        gemini = System.getenv("GEMINI_URL");
        pulls = Integer.getInteger("pulls", 2);
    }

    /** Listens at {@code SDR_PORT}; system property {@code pulls}: questions to findMessages at one look. */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        BareLoop loop = new BareLoop(vertx);
        vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(Integer.parseInt(System.getenv("SDR_PORT"))))
                .requestHandler(request -> request.body().onSuccess(body -> loop.hear(request, body)))
                .listen()
                .onSuccess(server -> System.out.println("Listening on: http://127.0.0.1:" + server.actualPort()));
    }

    private void hear(HttpServerRequest request, Buffer body) {
        request.response().end("{\"status\":\"accepted\"}");
        JsonNode webhook = parsed(body);
        String instance = webhook.path("instance").asText();
        String jid = webhook.at("/data/key/remoteJid").asText();
        String said = webhook.at("/data/message/conversation").asText();
        look(instance, jid)
                .compose(history -> ask(said))
                .compose(answer -> look(instance, jid).map(answer))
                .compose(answer -> send(instance, jid, answer))
                .onFailure(Throwable::printStackTrace);
    }

    private CompositeFuture look(String instance, String jid) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<Future<JsonNode>> answers = IntStream.range(0, pulls)
                .mapToObj(i -> post(
                        evolution + "/chat/findMessages/" + instance,
                        "apikey",
                        Server.API_KEY,
                        new JsonObject()
                                .put(
                                        "where",
                                        new JsonObject()
                                                .put(
                                                        "key",
                                                        new JsonObject()
                                                                .put(i % 2 == 0 ? "remoteJid" : "remoteJidAlt", jid))
                                                .put(
                                                        "messageTimestamp",
                                                        new JsonObject()
                                                                .put(
                                                                        "gte",
                                                                        now.minus(30, ChronoUnit.DAYS)
                                                                                .toString())
                                                                .put(
                                                                        "lte",
                                                                        now.plus(1, ChronoUnit.DAYS)
                                                                                .toString())))
                                .put("page", 1)
                                .put("offset", 200)))
                .toList();
        return Future.all(answers);
    }

    private Future<String> ask(String said) {
        JsonObject prompt = new JsonObject()
                .put("contents", List.of(new JsonObject().put("parts", List.of(new JsonObject().put("text", said)))))
                .put("store", false);
        return post(
                        gemini + "/v1beta/models/gemini-3.8-flash:generateContent",
                        "x-goog-api-key",
                        Server.MODEL_KEY,
                        prompt)
                .map(reply -> parsed(Buffer.buffer(
                                reply.at("/candidates/0/content/parts/0/text").asText()))
                        .at("/bubbles/0")
                        .asText());
    }

    private Future<JsonNode> send(String instance, String jid, String text) {
        return post(
                evolution + "/message/sendText/" + instance,
                "apikey",
                Server.API_KEY,
                new JsonObject().put("number", jid).put("text", text).put("linkPreview", false));
    }

    private Future<JsonNode> post(String url, String keyHeader, String key, JsonObject body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .putHeader("content-type", "application/json")
                .putHeader(keyHeader, key);
        return http.request(options)
                .compose(request -> request.send(body.toBuffer()))
                .compose(response -> response.body().map(BareLoop::parsed));
    }

    private static JsonNode parsed(Buffer body) {
        try {
            return JSON.readTree(body.getBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
