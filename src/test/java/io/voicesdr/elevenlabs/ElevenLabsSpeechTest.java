package io.voicesdr.elevenlabs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.conversation.SpeechMaker.Outcome;
import io.voicesdr.core.answer.Media;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.VoiceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ElevenLabs as recorded (gemini/CONTRACT.md §3.3), strict about what we send, with the requests counted. */
@QuarkusTest
class ElevenLabsSpeechTest {

    private static final Path SAMPLES = Path.of("src/test/resources/elevenlabs");
    private static final JsonNode REQUEST = sample("elevenlabs-tts.request");
    private static final String WORDS = REQUEST.at("/body/text").asText();

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    record Settings(
            String url,
            Optional<String> apiKey,
            String model,
            Optional<String> voice,
            String format,
            Duration connectTimeout,
            Duration timeout,
            Duration retryAfter,
            int connections,
            int breakerWindow,
            Duration breakerDelay)
            implements ElevenLabsConfig {}

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void everyRequestWasExpected() {
        var unexpected = server.findAllUnmatchedRequests();
        server.stop();
        assertThat(unexpected).isEmpty();
    }

    @Test
    void request_isTheRecordedOne_andTheSoundComesBack() {
        byte[] mp3 = mp3();
        answers(sound(mp3));

        Outcome outcome = speech().speak(tenant(), WORDS);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Made.class, made -> {
            assertThat(made.audio().mimeType()).isEqualTo("audio/mpeg");
            assertThat(Base64.getDecoder().decode(made.audio().base64())).isEqualTo(mp3);
            assertThat(made.usage().requests()).isEqualTo(1);
        });
        assertThat(registry.get("voicesdr.speech.characters").counter().count()).isEqualTo(WORDS.length());
    }

    @ParameterizedTest
    @CsvSource({
        "elevenlabs-error-busy.429, ELEVENLABS_BUSY, 2",
        "elevenlabs-error-concurrency.429, ELEVENLABS_CONCURRENCY, 2",
        "elevenlabs-error-key.401, ELEVENLABS_KEY_INVALID, 1",
        "elevenlabs-error-quota.401, ELEVENLABS_QUOTA, 1",
        "elevenlabs-error-validation.422, ELEVENLABS_BAD_REQUEST, 1"
    })
    void everyError_hasItsCode_andItsRequests(String sample, String code, int requests) {
        int status = Integer.parseInt(sample.substring(sample.lastIndexOf('.') + 1));
        answers(aResponse().withStatus(status).withBody(sample(sample).toString()));

        assertFailed(speech().speak(tenant(), WORDS), code, requests);
        assertThat(server.getAllServeEvents()).hasSize(requests);
        assertThat(registry.counter(
                                "voicesdr.upstream.requests",
                                "system",
                                "elevenlabs",
                                "operation",
                                "text-to-speech",
                                "outcome",
                                code.substring("ELEVENLABS_".length()).toLowerCase(java.util.Locale.ROOT),
                                "instance",
                                "loja")
                        .count())
                .isEqualTo(requests);
    }

    @ParameterizedTest
    @CsvSource({
        "400, max_character_limit_exceeded, ELEVENLABS_TOO_LONG, 1",
        "404, voice_not_found, ELEVENLABS_VOICE_UNKNOWN, 1",
        "400, voice_not_found, ELEVENLABS_VOICE_UNKNOWN, 1",
        "400, something_new, ELEVENLABS_BAD_REQUEST, 1",
        "500, internal, ELEVENLABS_SERVER_ERROR, 2"
    })
    void otherErrors_areToldByTheirStableWord(int http, String status, String code, int requests) {
        answers(aResponse().withStatus(http).withBody("{\"detail\":{\"status\":\"" + status + "\"}}"));

        assertFailed(speech().speak(tenant(), WORDS), code, requests);
    }

    /** What Evolution can play goes out; bare samples, which it would make an empty note of, do not. */
    @ParameterizedTest
    @CsvSource({
        "mp3_44100_64, ID3, audio/mpeg",
        "wav_24000, RIFF....WAVE, audio/wav",
        "opus_48000_32, OggS, audio/ogg",
        "pcm_24000, ................, ",
        "ulaw_8000, ~~~~~~~~~~~~~~~~, ",
    })
    void everyFormat_isSentAsWhatItIs_orNotAtAll(String format, String begin, @Nullable String type) {
        byte[] bytes = Arrays.copyOf(begin.getBytes(StandardCharsets.US_ASCII), 2_000);
        server.stubFor(post(urlPathEqualTo("/v1/text-to-speech/VOICE_ID"))
                .withQueryParam("output_format", equalTo(format))
                .willReturn(sound(bytes)));

        Outcome outcome =
                speech(Optional.of("test-key"), Optional.empty(), format).speak(tenant(), WORDS);
        if (type == null) {
            assertFailed(outcome, "ELEVENLABS_FORMAT", 1);
        } else {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Made.class,
                            made -> assertThat(made.audio()).isEqualTo(Media.Inline.of(type, bytes)));
        }
    }

    @Test
    void busyOnce_isAskedAgain() {
        ResponseDefinitionBuilder busy = aResponse()
                .withStatus(429)
                .withBody(sample("elevenlabs-error-busy.429").toString());
        answers(busy, sound(mp3()));

        assertThat(speech().speak(tenant(), WORDS)).isInstanceOf(Outcome.Made.class);
        assertThat(server.getAllServeEvents()).hasSize(2);
    }

    @Test
    void jsonWithoutSound_isNoSound() {
        answers(aResponse().withStatus(200).withBody("{}"));
        assertFailed(speech().speak(tenant(), WORDS), "ELEVENLABS_EMPTY", 2);
    }

    @Test
    void brokenConnection_isTriedOnceMore() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), sound(mp3()));
        assertThat(speech().speak(tenant(), WORDS)).isInstanceOf(Outcome.Made.class);
    }

    @Test
    void dead_isLeftAlone() {
        answers(aResponse().withStatus(500));
        ElevenLabsSpeech speech = speech();
        speech.speak(tenant(), WORDS);
        speech.speak(tenant(), WORDS);

        assertFailed(speech.speak(tenant(), WORDS), "ELEVENLABS_BARRED", 1);
        assertThat(server.getAllServeEvents()).hasSize(4);
    }

    @Test
    void withoutKey_nobodyIsAsked() {
        assertFailed(speech(Optional.empty(), Optional.empty()).speak(tenant(), WORDS), "ELEVENLABS_NO_KEY", 0);
    }

    @Test
    void tenantOfGemini_needsAVoiceOfTheOperator() {
        Tenant gemini = tenant().edit().voice(VoiceSettings.DEFAULTS).build();

        assertFailed(speech().speak(gemini, WORDS), "ELEVENLABS_NO_VOICE", 0);
        answers(sound(mp3()));
        assertThat(speech(Optional.of("test-key"), Optional.of("VOICE_ID")).speak(gemini, WORDS))
                .isInstanceOf(Outcome.Made.class);
    }

    @Test
    void multilingualModel_isNotToldTheLanguage() {
        assertThat(TextToSpeech.of("Oi", "eleven_multilingual_v2", "pt-BR").language_code())
                .isNull();
        assertThat(TextToSpeech.of("Oi", "eleven_flash_v2_5", "pt-BR").language_code())
                .isEqualTo("pt");
    }

    private void answers(ResponseDefinitionBuilder... responses) {
        for (int i = 0; i < responses.length; i++) {
            String state = i == 0 ? Scenario.STARTED : "after " + i;
            server.stubFor(post(urlEqualTo(REQUEST.path("path").asText()))
                    .withHeader("xi-api-key", equalTo("test-key"))
                    .withHeader("accept", equalTo("audio/mpeg"))
                    .withRequestBody(equalToJson(REQUEST.path("body").toString()))
                    .inScenario("answers")
                    .whenScenarioStateIs(state)
                    .willSetStateTo(i == responses.length - 1 ? state : "after " + (i + 1))
                    .willReturn(responses[i]));
        }
    }

    private static ResponseDefinitionBuilder sound(byte[] bytes) {
        return aResponse()
                .withStatus(200)
                .withHeader("content-type", "audio/mpeg")
                .withBody(bytes);
    }

    private static byte[] mp3() {
        byte[] mp3 = new byte[2_000];
        mp3[0] = 'I';
        mp3[1] = 'D';
        mp3[2] = '3';
        return mp3;
    }

    private ElevenLabsSpeech speech() {
        return speech(Optional.of("test-key"), Optional.empty());
    }

    private ElevenLabsSpeech speech(Optional<String> key, Optional<String> voice) {
        return speech(key, voice, "mp3_44100_64");
    }

    private ElevenLabsSpeech speech(Optional<String> key, Optional<String> voice, String format) {
        return new ElevenLabsSpeech(
                new Settings(
                        server.baseUrl(),
                        key,
                        "eleven_flash_v2_5",
                        voice,
                        format,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(1),
                        4,
                        4,
                        Duration.ofSeconds(30)),
                registry);
    }

    private static Tenant tenant() {
        return Tenant.named("loja", "Loja", "Oi")
                .voice(new VoiceSettings(
                        VoiceSettings.Reply.MIRROR,
                        VoiceSettings.Provider.ELEVENLABS,
                        "VOICE_ID",
                        Optional.empty(),
                        Optional.empty()))
                .build();
    }

    private static void assertFailed(Outcome outcome, String code, int requests) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(code);
            assertThat(failed.nextAction()).isNotBlank();
            assertThat(failed.usage().requests()).isEqualTo(requests);
        });
    }

    private static JsonNode sample(String name) {
        try {
            return new ObjectMapper().readTree(Files.readString(SAMPLES.resolve(name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
