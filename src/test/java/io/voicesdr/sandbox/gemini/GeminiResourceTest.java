package io.voicesdr.sandbox.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.genai.Client;
import com.google.genai.errors.ClientException;
import com.google.genai.errors.ServerException;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.voicesdr.sandbox.evolution.Samples;
import io.voicesdr.sandbox.evolution.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The offline model over HTTP, judged by Google's own client. */
@QuarkusTest
class GeminiResourceTest {
    private static final String MODEL = "gemini-3.8-flash";
    private static final String PATH = "/sandbox/gemini/v1beta/models/" + MODEL + ":generateContent";

    @TestHTTPResource("/sandbox/gemini")
    URI base;

    @AfterEach
    void mend() {
        faults("none", 0);
    }

    @Test
    void googlesClient_getsAnAnswer() {
        GenerateContentResponse answer = client().models.generateContent(MODEL, "oi", null);
        assertThat(answer.text()).startsWith("Oi!");
        assertThat(answer.responseId()).contains("sandbox:greeting");
    }

    @Test
    void quota_failsAsManyCallsAsAsked_withTheDetailsOfTheRealOne() throws Exception {
        faults("quota", 1);
        Assertions.assertThatThrownBy(() -> client().models.generateContent(MODEL, "oi", null))
                .isInstanceOfSatisfying(
                        ClientException.class, e -> assertThat(e.code()).isEqualTo(429));
        faults("quota", 1);
        assertThat(Samples.shape(Wire.read(ask("oi").asString()))).isEqualTo(shapeOf("stub-error-quota-minute.429"));
        assertThat(ask("oi").statusCode()).isEqualTo(200);
    }

    @Test
    void overload_isAServersFault() {
        faults("overloaded", 2);
        Assertions.assertThatThrownBy(() -> client().models.generateContent(MODEL, "oi", null))
                .isInstanceOfSatisfying(
                        ServerException.class, e -> assertThat(e.code()).isEqualTo(503));
        assertThat(ask("oi").statusCode()).isEqualTo(503);
        assertThat(ask("oi").statusCode()).isEqualTo(200);
    }

    @Test
    void refusal_hasTheRecordedShape() throws Exception {
        faults("safety", 1);
        Response answer = ask("oi");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Samples.shape(Wire.read(answer.asString()))).isEqualTo(shapeOf("stub-generateContent-safety.200"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"oi\"}]}],\"foo\":1}|400",
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"oi\"}]},{\"role\":\"model\",\"parts\":[{\"text\":\"oi\"}]}]}|400",
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\" \"}]}]}|400",
                "{\"contents\":[]}|400",
                "{\"contents\":|400"
            })
    void brokenRequest_isRefusedInGooglesShape(String body, int status) {
        Response answer = post().header("x-goog-api-key", "k").body(body).post(PATH);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("error.status")).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void missingKey_isDenied() {
        String body = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"oi\"}]}]}";
        assertThat(post().body(body).post(PATH).statusCode()).isEqualTo(403);
    }

    /** The colon of the path goes as it is, as every client of Google sends it. */
    private static RequestSpecification post() {
        return RestAssured.given().urlEncodingEnabled(false).contentType("application/json");
    }

    private static Response ask(String text) {
        String body = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"" + text + "\"}]}]}";
        return post().header("x-goog-api-key", "k").body(body).post(PATH);
    }

    private static void faults(String fault, int calls) {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"model\":{\"fault\":\"" + fault + "\",\"calls\":" + calls + "}}")
                .put("/sandbox/faults")
                .then()
                .statusCode(200);
    }

    private static java.util.Set<String> shapeOf(String stub) throws Exception {
        try (var file = GeminiResourceTest.class.getResourceAsStream("/gemini/samples/" + stub + ".json")) {
            JsonNode body = Wire.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            return Samples.shape(body);
        }
    }

    private Client client() {
        HttpRetryOptions once = HttpRetryOptions.builder().attempts(1).build();
        return Client.builder()
                .apiKey("test-key")
                .httpOptions(HttpOptions.builder()
                        .baseUrl(base.toString())
                        .retryOptions(once)
                        .build())
                .build();
    }
}
