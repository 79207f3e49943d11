package io.voicesdr.evolution;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.voicesdr.conversation.MediaSource.Fetched;
import io.voicesdr.core.media.FileType;
import io.voicesdr.core.media.MediaKind;
import io.voicesdr.http.TestVertx;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvolutionMediaGatewayTest {

    private static final String PATH = "/chat/getBase64FromMediaMessage/loja";
    private static final String OPERATION = "getBase64FromMediaMessage";
    private static final String ID = "0315395FBAD30B0263EB43B0968E8D40";
    private static final int PLENTY = 1_000_000;

    private final EvolutionEdge edge = new EvolutionEdge("media-timeout", "2s");
    private final EvolutionMediaGateway media = new EvolutionMediaGateway(
            new EvolutionCall(new EvolutionClients(edge.config, TestVertx.SHARED), edge.metrics), edge.config);

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void recordedVoiceNote_isFetchedByItsIdAlone() {
        JsonNode sample = Samples.read("getBase64FromMediaMessage-audio");
        edge.evolution.stubFor(
                EvolutionEdge.call(PATH, sample.at("/request/body").toString())
                        .willReturn(EvolutionEdge.recorded("getBase64FromMediaMessage-audio")));

        Fetched.Found found = (Fetched.Found) media.fetch(edge.tenant(), ID, 4_385, PLENTY);
        assertThat(found.bytes()).hasSize(4_385).startsWith("OggS".getBytes(UTF_8));
        assertThat(FileType.of(MediaKind.AUDIO, found.bytes())).contains("audio/ogg");
        assertThat(found.requests()).isEqualTo(1);
        assertThat(edge.counted(OPERATION, "ok")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "error-400-getBase64-unknown, EVOLUTION_MEDIA_GONE",
        "error-400-getBase64-not-media, EVOLUTION_MEDIA_GONE",
        "evolution-channel-chat-getBase64FromMediaMessage, EVOLUTION_METHOD_NOT_AVAILABLE",
        "meta-channel-chat-getBase64FromMediaMessage, EVOLUTION_REFUSED",
        "error-401-wrong-apikey, EVOLUTION_KEY_REFUSED",
    })
    void recordedRefusal_isNotRepeated(String sample, String code) {
        answers(EvolutionEdge.recorded(sample));

        Fetched.Failed failed = (Fetched.Failed) media.fetch(edge.tenant(), ID, 0, PLENTY);
        assertThat(failed.code()).isEqualTo(code);
        assertThat(edge.requests(PATH)).isEqualTo(1);
    }

    @Test
    void serverError_isRepeatedOnce() {
        edge.evolution.stubFor(call().inScenario("heals")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(EvolutionEdge.json(500, "{\"status\":500}"))
                .willSetStateTo("well"));
        edge.evolution.stubFor(call().inScenario("heals")
                .whenScenarioStateIs("well")
                .willReturn(EvolutionEdge.recorded("getBase64FromMediaMessage-audio")));

        assertThat(media.fetch(edge.tenant(), ID, 4_385, PLENTY))
                .isInstanceOfSatisfying(
                        Fetched.Found.class,
                        found -> assertThat(found.requests()).isEqualTo(2));
    }

    @Test
    void answerThatBreaksOff_isRepeatedOnce_andThenGivenUp() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(media.fetch(edge.tenant(), ID, 0, PLENTY)).isInstanceOfSatisfying(Fetched.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("EVOLUTION_CONNECTION_LOST");
            assertThat(failed.requests()).isEqualTo(2);
        });
        assertThat(edge.requests(PATH)).isEqualTo(2);
    }

    @Test
    void timeOut_isNotRepeated() {
        answers(EvolutionEdge.recorded("getBase64FromMediaMessage-audio").withFixedDelay(6_000));

        assertThat(media.fetch(edge.tenant(), ID, 0, PLENTY))
                .isInstanceOfSatisfying(
                        Fetched.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("EVOLUTION_TIMEOUT"));
        assertThat(edge.requests(PATH)).isEqualTo(1);
    }

    /** The client's own time-out ends with the first byte: what comes behind it is bounded by us. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bodyThatStallsOrDrips_isGivenUp_andNotAskedForAgain(boolean drips) throws IOException {
        try (HalfAnswer evolution = new HalfAnswer("{\"mediaType\":\"audioMessage\",\"base64\":\"T2dnUwAC", drips)) {
            EvolutionEdge slow = new EvolutionEdge("media-transfer-timeout", "700ms", "media-timeout", "5s");
            EvolutionMediaGateway gateway = new EvolutionMediaGateway(
                    new EvolutionCall(new EvolutionClients(slow.config, TestVertx.SHARED), slow.metrics), slow.config);
            long begin = System.nanoTime();

            Fetched fetched = gateway.fetch(EvolutionEdge.tenantAt("loja", evolution.url()), ID, 4_385, PLENTY);

            assertThat(fetched).isInstanceOfSatisfying(Fetched.Failed.class, failed -> {
                assertThat(failed.code()).isEqualTo("EVOLUTION_TIMEOUT");
                assertThat(failed.detail()).contains("getBase64FromMediaMessage");
                assertThat(failed.requests()).isEqualTo(1);
            });
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(700), Duration.ofMillis(4_500));
            assertThat(evolution.requests()).isEqualTo(1);
            slow.close();
        }
    }

    @Test
    void slowBodyWithinItsTime_isReadWhole() {
        answers(EvolutionEdge.recorded("getBase64FromMediaMessage-audio").withChunkedDribbleDelay(12, 600));

        assertThat(media.fetch(edge.tenant(), ID, 4_385, PLENTY))
                .isInstanceOfSatisfying(
                        Fetched.Found.class, found -> assertThat(found.bytes()).hasSize(4_385));
    }

    @Test
    void fileLargerThanDeclared_isNotReadToItsEnd() {
        String base64 = Base64.getEncoder().encodeToString(new byte[900_000]);
        answers(EvolutionEdge.json(201, "{\"mediaType\":\"audioMessage\",\"base64\":\"" + base64 + "\"}"));

        assertThat(media.fetch(edge.tenant(), ID, 1_000, 2_000)).isEqualTo(new Fetched.TooLarge(1));
    }

    @Test
    void emptyFile_isNone() {
        answers(EvolutionEdge.json(201, "{\"mediaType\":\"audioMessage\",\"base64\":\"\"}"));

        assertThat(media.fetch(edge.tenant(), ID, 0, PLENTY))
                .isInstanceOfSatisfying(
                        Fetched.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("MEDIA_EMPTY"));
    }

    @Test
    void pageOfAProxy_isNoFile() {
        answers(aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "text/html")
                .withBody("<html>hello</html>"));

        assertThat(media.fetch(edge.tenant(), ID, 0, PLENTY))
                .isInstanceOfSatisfying(
                        Fetched.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("EVOLUTION_UNREADABLE"));
    }

    private void answers(ResponseDefinitionBuilder answer) {
        edge.evolution.stubFor(call().willReturn(answer));
    }

    private static com.github.tomakehurst.wiremock.client.MappingBuilder call() {
        return EvolutionEdge.call(PATH, "{\"message\":{\"key\":{\"id\":\"" + ID + "\"}}}");
    }
}
