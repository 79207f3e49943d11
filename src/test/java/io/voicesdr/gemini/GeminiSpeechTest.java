package io.voicesdr.gemini;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.voicesdr.gemini.FakeGemini.json;
import static io.voicesdr.gemini.FakeGemini.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.conversation.SpeechMaker.Outcome;
import io.voicesdr.core.answer.Media;
import io.voicesdr.core.tenant.ModelSettings;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.VoiceSettings;
import io.voicesdr.gemini.Fixtures.BreakerNumbers;
import io.voicesdr.gemini.Fixtures.Config;
import io.voicesdr.gemini.Fixtures.PriceFrom;
import io.voicesdr.gemini.Fixtures.StandingClock;
import io.voicesdr.http.TestVertx;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every shape in which Gemini speaks or does not (gemini/CONTRACT.md §3.1, §1.5), with the requests counted. */
@QuarkusTest
@WithTestResource(GeminiUpstream.class)
class GeminiSpeechTest {

    private static final String MODEL = "gemini-3.8-flash-lite-tts";
    private static final String WORDS = "Olá! Seu pedido saiu para entrega.";

    FakeGemini gemini;

    private final StandingClock clock = new StandingClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Duration> pauses = new ArrayList<>();

    record Settings(String model, String voice, Duration timeout, Duration maxWait) implements GeminiSpeechConfig {}

    @BeforeEach
    void fresh() {
        gemini.reset();
    }

    @Test
    void request_isTheDocumentedOne_andNothingIsStored() {
        gemini.answers(MODEL, "generateContent-tts-wav.200");
        speech(config()).speak(tenant("simpática e calma, português do Brasil"), WORDS);

        ObjectNode documented = Samples.request("doc-generateContent-tts38").deepCopy();
        assertThat(gemini.request(1)).isEqualTo(documented.put("store", false));
    }

    @Test
    void olderModel_isAskedInTheOlderForm() {
        String older = "gemini-2.5-flash-preview-tts";
        gemini.answers(older, "generateContent-tts-l16.200");
        VoiceSettings voice = new VoiceSettings(
                VoiceSettings.Reply.ALWAYS,
                VoiceSettings.Provider.GEMINI,
                "Kore",
                Optional.empty(),
                Optional.of(older));
        speech(config()).speak(tenant(voice), WORDS);

        ObjectNode recorded = Samples.request("sdk-generateContent-tts").deepCopy();
        assertThat(gemini.request(1)).isEqualTo(recorded.put("store", false));
    }

    @Test
    void wav_isTakenAsItIs() {
        gemini.answers(MODEL, "generateContent-tts-wav.200");
        Outcome outcome = speech(config()).speak(tenant(), WORDS);

        String sent = Samples.json(Samples.stub("generateContent-tts-wav.200"))
                .at("/candidates/0/content/parts/0/inlineData/data")
                .asText();
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Made.class, made -> {
            assertThat(made.audio()).isEqualTo(new Media.Inline("audio/wav", sent));
            assertThat(made.usage().requests()).isEqualTo(1);
            assertThat(made.usage().totalTokens()).isEqualTo(13);
        });
        assertThat(registry.get("voicesdr.model.cost.usd")
                        .tag("model", MODEL)
                        .counter()
                        .count())
                .isEqualTo((12 * 0.5 + 6) / 1_000_000);
        assertThat(registry.get("voicesdr.speech.make")
                        .tag("outcome", "made")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void bareSamples_areWrapped() {
        gemini.answers(MODEL, "generateContent-tts-l16.200");
        Outcome outcome = speech(config()).speak(tenant(), WORDS);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Made.class, made -> {
            byte[] wav = Base64.getDecoder().decode(made.audio().base64());
            ByteBuffer header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(new String(wav, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("RIFF");
            assertThat(header.getInt(4)).isEqualTo(wav.length - 8);
            assertThat(header.getShort(22)).as("channels").isEqualTo((short) 1);
            assertThat(header.getInt(24)).as("rate").isEqualTo(24_000);
            assertThat(header.getShort(34)).as("bits").isEqualTo((short) 16);
            assertThat(header.getInt(40)).isEqualTo(wav.length - 44).isPositive();
        });
    }

    @Test
    void truncatedSound_isNotSent_norPaidForAgain() {
        gemini.answers(MODEL, "generateContent-tts-other-truncated.200");
        assertFailed(speech(config()).speak(tenant(), WORDS), "GEMINI_SPEECH_TRUNCATED", 1);
        assertThat(gemini.requestsTo(MODEL)).isEqualTo(1);
        assertThat(registry.get("voicesdr.model.tokens")
                        .tag("type", "output")
                        .counter()
                        .count())
                .as("billed all the same")
                .isEqualTo(1);
    }

    @Test
    void silence_isAskedForOnceMore() {
        gemini.answers(MODEL, "generateContent-stop-empty.200", "generateContent-tts-wav.200");
        assertThat(speech(config()).speak(tenant(), WORDS)).isInstanceOf(Outcome.Made.class);
        assertThat(gemini.requestsTo(MODEL)).isEqualTo(2);
    }

    @Test
    void silenceTwice_fails() {
        gemini.answers(MODEL, "generateContent-stop-empty.200");
        assertFailed(speech(config()).speak(tenant(), WORDS), "GEMINI_SPEECH_EMPTY", 2);
    }

    @Test
    void headerWithoutSamples_isSilence() {
        gemini.answers(MODEL, inline("audio/wav", Base64.getEncoder().encodeToString(new byte[] {'R', 'I', 'F', 'F'})));
        assertFailed(speech(config()).speak(tenant(), WORDS), "GEMINI_SPEECH_EMPTY", 2);
    }

    @Test
    void compressedSound_isNotBelieved() {
        gemini.answers(MODEL, inline("audio/mp3", "SUQzBAAAAAAAI1RTU0UAAAAPAAAD"));
        assertFailed(speech(config()).speak(tenant(), WORDS), "GEMINI_SPEECH_EMPTY", 2);
    }

    @ParameterizedTest
    @CsvSource({
        "error-api-key-invalid.400, GEMINI_KEY_INVALID, 1",
        "error-bad-field.400, GEMINI_BAD_REQUEST, 1",
        "error-key-leaked.403, GEMINI_KEY_REFUSED, 1",
        "error-model-missing.404, GEMINI_MODEL_MISSING, 1",
        "error-quota-day.429, GEMINI_QUOTA, 1",
        "error-exhausted-no-details.429, GEMINI_QUOTA, 2",
        "error-internal.500, GEMINI_INTERNAL, 2",
        "error-overloaded.503, GEMINI_OVERLOADED, 2",
        "error-deadline.504, GEMINI_TIMEOUT, 2",
        "generateContent-safety.200, GEMINI_SPEECH_REFUSED, 1",
        "generateContent-prompt-blocked.200, GEMINI_SPEECH_REFUSED, 1",
        "generateContent-unknown-finish.200, GEMINI_SPEECH_TRUNCATED, 1"
    })
    void everyError_hasItsCode_andItsRequests(String sample, String code, int requests) {
        gemini.answers(MODEL, sample);
        assertFailed(speech(config()).speak(tenant(), WORDS), code, requests);
        assertThat(gemini.requestsTo(MODEL)).isEqualTo(requests);
    }

    @Test
    void modelOutOfItsDailyQuota_isLeftAlone() {
        gemini.answers(MODEL, "error-quota-day.429");
        GeminiSpeech speech = speech(config());
        speech.speak(tenant(), WORDS);
        assertFailed(speech.speak(tenant(), WORDS), "GEMINI_QUOTA", 0);
        assertThat(gemini.requestsTo(MODEL)).isEqualTo(1);
    }

    @Test
    void gatewaysPage_isTriedOnceMore() {
        gemini.answers(MODEL, aResponse().withStatus(200).withBody("<html>"), sample("generateContent-tts-wav.200"));
        assertThat(speech(config()).speak(tenant(), WORDS)).isInstanceOf(Outcome.Made.class);
    }

    @Test
    void slowSpeech_isGivenUp() {
        gemini.answers(MODEL, sample("generateContent-tts-wav.200").withFixedDelay(2_000));
        Settings hasty = new Settings(MODEL, "Kore", Duration.ofMillis(100), Duration.ofSeconds(3));
        assertFailed(speech(config(), hasty).speak(tenant(), WORDS), "GEMINI_TIMEOUT", 2);
    }

    @Test
    void withoutKey_nobodyIsAsked() {
        assertFailed(speech(config().withoutKey()).speak(tenant(), WORDS), "GEMINI_NO_KEY", 0);
        assertThat(gemini.requests()).isEmpty();
    }

    @Test
    void deadModel_isLeftAloneByItsBreaker() {
        gemini.answers(MODEL, "error-overloaded.503");
        GeminiSpeech speech = speech(config().withBreaker(new BreakerNumbers(2, 0.5, Duration.ofSeconds(30))));
        speech.speak(tenant(), WORDS);
        speech.speak(tenant(), WORDS);
        assertThat(gemini.requestsTo(MODEL)).isEqualTo(2);
    }

    @Test
    void tenantOfTheOtherProvider_isSpokenForInTheOperatorsVoice() {
        gemini.answers(MODEL, "generateContent-tts-wav.200");
        VoiceSettings theirs = new VoiceSettings(
                VoiceSettings.Reply.ALWAYS,
                VoiceSettings.Provider.ELEVENLABS,
                "abc123",
                Optional.empty(),
                Optional.of("eleven_v3"));
        assertThat(speech(config()).speak(tenant(theirs), WORDS)).isInstanceOf(Outcome.Made.class);
        assertThat(gemini.request(1)
                        .at("/generationConfig/speechConfig/voiceConfig/voice")
                        .asText())
                .isEqualTo("Kore");
    }

    private static void assertFailed(Outcome outcome, String code, int requests) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(code);
            assertThat(failed.nextAction()).isNotBlank();
            assertThat(failed.usage().requests()).isEqualTo(requests);
        });
    }

    private static ResponseDefinitionBuilder inline(String mimeType, String data) {
        ObjectNode body = Samples.JSON.createObjectNode();
        ObjectNode candidate = body.putArray("candidates").addObject().put("finishReason", "STOP");
        candidate
                .putObject("content")
                .putArray("parts")
                .addObject()
                .putObject("inlineData")
                .put("mimeType", mimeType)
                .put("data", data);
        JsonNode checked = body;
        return json(200, checked.toString());
    }

    private Config config() {
        return Config.of(gemini.url());
    }

    private GeminiSpeech speech(Config config) {
        return speech(config, new Settings(MODEL, "Kore", Duration.ofSeconds(20), Duration.ofSeconds(3)));
    }

    private GeminiSpeech speech(Config config, Settings settings) {
        GeminiMeters meters = new GeminiMeters(
                registry, new Prices(Map.of(MODEL, List.of(new PriceFrom(LocalDate.of(2026, 9, 22), 0.5, 0.5, 6)))));
        return new GeminiSpeech(
                new GeminiLine(config, TestVertx.SHARED), settings, meters, registry, clock, pauses::add);
    }

    private static Tenant tenant() {
        return Fixtures.tenant(ModelSettings.DEFAULTS);
    }

    private static Tenant tenant(String style) {
        return tenant(new VoiceSettings(
                VoiceSettings.Reply.MIRROR,
                VoiceSettings.Provider.GEMINI,
                "Kore",
                Optional.of(style),
                Optional.empty()));
    }

    private static Tenant tenant(VoiceSettings voice) {
        return tenant().edit().voice(voice).build();
    }
}
