package io.voicesdr.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged application shows to the world, started in an empty folder with only a webhook secret. */
@Tag("long")
class ProductionSurfaceTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path empty;

    private static ProductionApp app;
    private static String atStart;

    @BeforeAll
    static void start() throws Exception {
        app = ProductionApp.start(empty, Map.of("SDR_WEBHOOK_SECRET", "a secret"));
        atStart = app.log();
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/phone",
                "/phone/phone.js",
                "/sandbox/phone/state",
                "/sandbox/faults",
                "/sandbox/evolution/",
                "/sandbox/evolution/instance/fetchInstances",
                "/q/dev",
                "/q/dev-ui"
            })
    void developmentPage_isAbsent(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Exception", "at io.", "at org.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/inbox", "/connect", "/inbox/loja"})
    void pageWithoutToken_isClosed(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/login?next=");
        assertThat(get("/login").statusCode()).isEqualTo(403);
    }

    /** Spellings of one path that a gate by path reads in one way and the router in another (CVE-2026-50559 is such a one). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tenants;x",
                "/api;x/tenants",
                "/api/tenants%3Bx",
                "/api%3Bx/tenants",
                "/%61pi/tenants",
                "/api%2Ftenants",
                "//api//tenants",
                "/./api/../api/tenants",
                "/inbox;x",
                "/inbox%3Bx",
                "/%69nbox",
                "/inbox%2Floja",
                "/metrics-day;.css",
                "/assets/..%2f..%2finbox"
            })
    void otherSpellingOfAClosedPath_isClosedToo(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isIn(303, 400, 403, 404);
        assertThat(answer.body()).doesNotContain("loja", "<main", "\"items\"", "Exception");
    }

    @Test
    void withoutConfiguration_itRunsAndNamesWhatIsMissing() throws Exception {
        assertThat(atStart)
                .contains("[TENANTS_FOLDER] tenants: there is no such folder", "SDR_TENANTS")
                .contains("GEMINI_NO_KEY", "GEMINI_API_KEY")
                .doesNotContain("Exception");
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get("/q/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("TENANTS_NONE", "there is no such folder", "GEMINI_NO_KEY");
    }

    @Test
    void webhookWithoutSecret_isRefusedWithoutDetail() throws Exception {
        HttpResponse<String> answer = post("/webhook/loja", "{\"event\":\"messages.upsert\",\"instance\":\"loja\"}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("Exception", "at io.", "a secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\u0000", "{\"event\":1}"})
    void malformedBody_getsNoStackTrace(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.url("/webhook")))
                .header("content-type", "application/json")
                .header("X-Webhook-Secret", "a secret")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("Exception", "at io.", "at com.");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(app.url(path))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(app.url(path)))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
