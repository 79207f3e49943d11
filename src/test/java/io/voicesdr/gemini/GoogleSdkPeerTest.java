package io.voicesdr.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.types.Candidate;
import com.google.genai.types.Content;
import com.google.genai.types.FinishReason;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Part;
import com.google.genai.types.ThinkingConfig;
import io.voicesdr.gemini.RequestMapper.Manner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Google's own client as independent judge of our replies and requests (gemini/CONTRACT.md §10, checks A to C). */
class GoogleSdkPeerTest {

    private static final FakeGemini GEMINI = new FakeGemini();
    private static Client google;

    @BeforeAll
    static void start() {
        GEMINI.start();
        google = Client.builder()
                .apiKey(FakeGemini.KEY)
                .httpOptions(HttpOptions.builder()
                        .baseUrl(GEMINI.url())
                        .retryOptions(HttpRetryOptions.builder().attempts(1).build())
                        .build())
                .build();
    }

    @AfterAll
    static void stop() {
        google.close();
        GEMINI.stop();
    }

    static List<String> replies() {
        return Samples.stubs("generateContent-");
    }

    static List<String> errors() {
        return Samples.stubs("error-");
    }

    @ParameterizedTest
    @MethodSource("replies")
    void checkA_replyIsReadByGoogleAsByUs(String sample) {
        GenerateContentResponse theirs = ask(sample);
        io.voicesdr.gemini.GenerateContentResponse ours =
                GeminiJson.response(Samples.stub(sample).getBytes(UTF_8)).orElseThrow();

        Optional<Candidate> candidate =
                theirs.candidates().flatMap(list -> list.stream().findFirst());
        assertThat(ours.candidate().map(io.voicesdr.gemini.GenerateContentResponse.Candidate::finishReason))
                .isEqualTo(candidate.flatMap(Candidate::finishReason).map(FinishReason::toString));
        assertThat(ours.blockReason())
                .isEqualTo(theirs.promptFeedback()
                        .flatMap(feedback -> feedback.blockReason())
                        .map(Object::toString));
        assertThat(ours.callsFunction())
                .isEqualTo(parts(candidate).stream()
                        .anyMatch(part -> part.functionCall().isPresent()));
        if (Set.of("STOP", "MAX_TOKENS")
                .contains(candidate
                        .flatMap(Candidate::finishReason)
                        .map(FinishReason::toString)
                        .orElse(""))) {
            assertThat(ours.text()).isEqualTo(Optional.ofNullable(theirs.text()).orElse(""));
        }
        assertThat(Tokens.of(ours.usageMetadata())).isEqualTo(tokens(theirs));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void checkA_errorIsReadByGoogleAsByUs(String sample) {
        ApiException theirs = catchThrowableOfType(ApiException.class, () -> ask(sample));
        GeminiError ours = GeminiError.of(Samples.status(sample), Samples.stub(sample));

        assertThat(theirs.code()).isEqualTo(ours.http());
        assertThat(theirs.status()).isEqualTo(ours.status());
    }

    @Test
    void checkB_requestIsWhatGoogleSends() {
        GEMINI.reset();
        GEMINI.answers(Fixtures.CHAT, "generateContent-text.200");
        google.models.generateContent(
                Fixtures.CHAT,
                List.of(
                        content("user", "Oi, vocês abrem domingo?"),
                        content("model", "Abrimos das 9h às 13h."),
                        content("user", "E qual o endereço?")),
                GenerateContentConfig.builder()
                        .systemInstruction(Content.builder()
                                .parts(List.of(Part.fromText("Você é o atendente da Padaria Sol.")))
                                .build())
                        .maxOutputTokens(4096)
                        .thinkingConfig(
                                ThinkingConfig.builder().thinkingLevel("LOW").build())
                        .responseMimeType("application/json")
                        .responseJsonSchema(AnswerSchema.load().answer())
                        .build());

        ObjectNode ours = ours();
        ours.remove("store"); // newer than this client
        assertThat(ours).isEqualTo(GEMINI.request(1));
    }

    @Test
    void checkC_googleKnowsEveryField() {
        assertThat(SdkJudge.complaint(ours())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/generationConfig",
                "/generationConfig/thinkingConfig",
                "/systemInstruction",
                "/contents/0",
                "/contents/0/parts/0",
                ""
            })
    void checkC_aTypoIsSeen(String where) {
        ObjectNode request = ours();
        ((ObjectNode) request.at(where)).put("thinkingLevle", "LOW");

        assertThat(SdkJudge.complaint(request)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sdk-generateContent-chat",
                "sdk-generateContent-responseJsonSchema",
                "sdk-generateContent-function-call.2",
                "doc-generateContent-whatsapp-turn"
            })
    void checkC_recordedRequestsPass(String sample) {
        assertThat(SdkJudge.complaint(Samples.request(sample))).isEmpty();
    }

    private static ObjectNode ours() {
        JsonNode request = Samples.json(GeminiJson.body(new RequestMapper(AnswerSchema.load())
                        .toRequest(Fixtures.PROMPT, new Manner(Optional.of("low"), 4096, Optional.empty())))
                .toString());
        return (ObjectNode) request;
    }

    private static GenerateContentResponse ask(String sample) {
        GEMINI.reset();
        GEMINI.answers(Fixtures.CHAT, sample);
        return google.models.generateContent(Fixtures.CHAT, "Olá", null);
    }

    private static Content content(String role, String text) {
        return Content.builder().role(role).parts(List.of(Part.fromText(text))).build();
    }

    private static List<Part> parts(Optional<Candidate> candidate) {
        return candidate.flatMap(Candidate::content).flatMap(Content::parts).orElse(List.of());
    }

    private static Tokens tokens(GenerateContentResponse response) {
        return response.usageMetadata()
                .map(usage -> new Tokens(
                        usage.promptTokenCount().orElse(0)
                                + usage.toolUsePromptTokenCount().orElse(0),
                        usage.cachedContentTokenCount().orElse(0),
                        usage.candidatesTokenCount().orElse(0)
                                + usage.thoughtsTokenCount().orElse(0)))
                .orElse(Tokens.NONE);
    }
}
