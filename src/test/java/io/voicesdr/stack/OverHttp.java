package io.voicesdr.stack;

import static io.voicesdr.stack.Upstreams.EVOLUTION;
import static io.voicesdr.stack.Upstreams.GEMINI;
import static io.voicesdr.stack.Upstreams.modelSays;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.voicesdr.conversation.TurnQueue;
import io.voicesdr.core.signature.SignatureCodec;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;

/** Posts webhooks to the running service and tells what came of them; each test has a customer of its own. */
abstract class OverHttp {

    /** As Evolution delivers; and HTTP/2 would allow no more than a hundred requests at a time. */
    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static int customers;

    final String maria = "55119%08d@s.whatsapp.net".formatted(10_000_000 + ++customers);

    @TestHTTPResource("/webhook/loja")
    URI webhook;

    @Inject
    TurnQueue queue;

    @BeforeEach
    void healthyUpstreams() {
        EVOLUTION.reset();
        modelSays("Custa R$ 99,90 por mês.");
    }

    List<String> said() {
        return EVOLUTION.sentTexts(maria).stream().map(SignatureCodec::strip).toList();
    }

    static List<String> modelsAsked() {
        return GEMINI.getAllServeEvents().reversed().stream()
                .map(event -> event.getRequest().getUrl().replaceAll(".*/models/(.*):generateContent", "$1"))
                .toList();
    }

    void notify(JsonNode body) {
        notify(body, "loja");
    }

    void notify(JsonNode body, String instance) {
        try {
            assertThat(HTTP.send(request(body, instance), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isBetween(200, 299);
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest request(JsonNode body, String instance) {
        return HttpRequest.newBuilder(webhook.resolve(instance))
                .header("content-type", "application/json")
                .header("X-Webhook-Secret", "webhook-test-secret")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    void settle() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> queue.size() == 0);
    }
}
