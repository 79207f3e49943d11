package io.voicesdr.gemini;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.voicesdr.LogLines;
import io.voicesdr.gemini.Fixtures.Config;
import io.voicesdr.gemini.Fixtures.StandingClock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What texts mean (gemini/CONTRACT.md §4.3). */
class GeminiEmbeddingsTest {

    private static final WireMockServer GOOGLE =
            new WireMockServer(wireMockConfig().dynamicPort());
    private static final String PATH = "/v1beta/models/gemini-embedding-2:batchEmbedContents";

    private final StandingClock clock = new StandingClock();
    private final GeminiEmbeddings embeddings =
            new GeminiEmbeddings(new GoogleApi(Config.of(GOOGLE.baseUrl())), new Plain(), clock);

    record Plain() implements GeminiEmbeddingConfig {
        @Override
        public String model() {
            return "gemini-embedding-2";
        }

        @Override
        public int dimensions() {
            return 768;
        }
    }

    @BeforeAll
    static void start() {
        GOOGLE.start();
    }

    @AfterAll
    static void stop() {
        GOOGLE.stop();
    }

    @BeforeEach
    void reset() {
        GOOGLE.resetAll();
    }

    @Test
    void texts_areAskedForAsGooglesClientDoes() {
        answers(Samples.stub("batchEmbedContents.200"), 200);

        List<float[]> points = embeddings.of(List.of("pão francês", "bolo")).orElseThrow();

        assertThat(points)
                .hasSize(2)
                .allSatisfy(point -> assertThat(length(point)).isCloseTo(1, within(1e-6)));
        JsonNode google = Samples.request("sdk-embedContent-many").path("requests");
        JsonNode ours = Samples.json(GOOGLE.findAll(postRequestedFor(urlEqualTo(PATH)))
                        .getFirst()
                        .getBodyAsString())
                .path("requests");
        assertThat(ours).hasSize(google.size());
        for (int i = 0; i < ours.size(); i++) {
            // the newer model takes no task types
            ObjectNode theirs = google.get(i).deepCopy();
            theirs.remove("taskType");
            theirs.put("model", "models/gemini-embedding-2");
            assertThat(ours.get(i)).isEqualTo(theirs);
        }
    }

    @Test
    void manyTexts_areAskedForInBatchesOfAHundred() {
        GOOGLE.stubFor(post(urlEqualTo(PATH))
                .withRequestBody(matchingJsonPath("$.requests[?(@.length() > 0)]"))
                .willReturn(FakeGemini.json(200, of(100))));
        GOOGLE.stubFor(post(urlEqualTo(PATH))
                .withRequestBody(matchingJsonPath("$[?(@.requests.size() == 50)]"))
                .willReturn(FakeGemini.json(200, of(50))));

        List<String> texts = IntStream.range(0, 250).mapToObj(Integer::toString).toList();

        assertThat(embeddings.of(texts))
                .hasValueSatisfying(points -> assertThat(points).hasSize(250));
        GOOGLE.verify(3, postRequestedFor(urlEqualTo(PATH)).withHeader("x-goog-api-key", equalTo(FakeGemini.KEY)));
    }

    @Test
    void failure_asksNobodyForAMinute() {
        answers(Samples.stub("error-overloaded.503"), 503);

        try (LogLines log = LogLines.of(GeminiEmbeddings.class)) {
            assertThat(embeddings.of(List.of("a"))).isEmpty();
            assertThat(embeddings.of(List.of("a"))).isEmpty();
            assertThat(log.lines()).singleElement().asString().startsWith("GEMINI_EMBEDDING model=");
        }
        GOOGLE.verify(1, postRequestedFor(urlEqualTo(PATH)));

        clock.advance(Duration.ofMinutes(1));
        answers(of(1), 200);
        assertThat(embeddings.of(List.of("a"))).isPresent();
    }

    @Test
    void fewerAnswersThanTexts_areNone() {
        answers(of(1), 200);

        assertThat(embeddings.of(List.of("a", "b"))).isEmpty();
    }

    private static double length(float[] point) {
        double square = 0;
        for (float each : point) {
            square += each * each;
        }
        return Math.sqrt(square);
    }

    private static void answers(String body, int status) {
        GOOGLE.stubFor(post(urlEqualTo(PATH))
                .withHeader("x-goog-api-key", equalTo(FakeGemini.KEY))
                .willReturn(FakeGemini.json(status, body)));
    }

    private static String of(int count) {
        ObjectNode body = Samples.JSON.createObjectNode();
        ArrayNode embeddings = body.putArray("embeddings");
        Collections.nCopies(count, 1.0)
                .forEach(value ->
                        embeddings.addObject().putArray("values").add(value).add(0));
        return body.toString();
    }
}
