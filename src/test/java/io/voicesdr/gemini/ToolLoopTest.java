package io.voicesdr.gemini;

import static io.voicesdr.gemini.FakeGemini.calls;
import static io.voicesdr.gemini.FakeGemini.sample;
import static io.voicesdr.gemini.FakeGemini.says;
import static io.voicesdr.gemini.Fixtures.CHAT;
import static io.voicesdr.gemini.Fixtures.LITE;
import static io.voicesdr.gemini.Fixtures.PROMPT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.conversation.LanguageModel.Outcome;
import io.voicesdr.conversation.tool.Boxes;
import io.voicesdr.conversation.tool.Tool;
import io.voicesdr.conversation.tool.ToolAnswer;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.grounding.ToolResult;
import io.voicesdr.core.tenant.ModelSettings;
import io.voicesdr.gemini.Fixtures.Config;
import io.voicesdr.gemini.Fixtures.StandingClock;
import io.voicesdr.http.TestVertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Function calling over HTTP (gemini/CONTRACT.md §1.3). {@link FakeGemini} refuses what the real one refuses: a missing,
 * changed or foreign signature, a wrong number, order or id of responses, calls out of turn.
 */
@QuarkusTest
@WithTestResource(GeminiUpstream.class)
class ToolLoopTest {

    private static final String SIGNATURE = "b3BhcXVlLXNpZ25hdHVyZS0x";
    private static final String FINAL = "{\"bubbles\":[\"Saiu para entrega.\"]}";

    FakeGemini gemini;

    private final List<String> worked = new CopyOnWriteArrayList<>();
    private final Toolbox box = Boxes.of(tool("consultar_cep", "cep"), tool("consultar_pedido", "numero"));
    private GeminiLine line = new GeminiLine(Config.of("http://localhost"), TestVertx.SHARED);

    @BeforeEach
    void reset() throws IOException {
        gemini.reset();
        gemini.signs(CHAT, SIGNATURE, "c2lnLTI=");
        gemini.signs(LITE, "bGl0ZQ==");
        line = new GeminiLine(Config.of(gemini.url()), TestVertx.SHARED);
    }

    @AfterEach
    void googleKnowsEveryFieldWeSend() throws IOException {
        assertThat(gemini.requests())
                .allSatisfy(request -> assertThat(SdkJudge.complaint(request)).isEmpty());
    }

    @Test
    void parallelCalls_areEchoedUnchangedAndAnsweredInOneContent() {
        gemini.answers(CHAT, sample("generateContent-function-call.200"), says(FINAL));

        Outcome outcome = ask();

        assertThat(((Outcome.Answered) outcome).answer().bubbles()).containsExactly("Saiu para entrega.");
        assertThat(((Outcome.Answered) outcome).tools())
                .containsExactly(
                        new ToolResult("consultar_pedido", "{\"numero\":\"123\"}", "consultar_pedido 123", true),
                        new ToolResult("consultar_cep", "{\"cep\":\"01001000\"}", "consultar_cep 01001000", true));
        JsonNode contents = gemini.request(2).path("contents");
        JsonNode said =
                Samples.json(Samples.stub("generateContent-function-call.200")).at("/candidates/0/content");
        assertThat(contents.get(contents.size() - 2)).isEqualTo(said);
        assertThat(contents.get(contents.size() - 1)).isEqualTo(Samples.json("""
                {"role":"user","parts":[
                  {"functionResponse":{"id":"8f2b1a3c","name":"consultar_pedido","response":{"output":"consultar_pedido 123"}}},
                  {"functionResponse":{"id":"8f2b1a3d","name":"consultar_cep","response":{"output":"consultar_cep 01001000"}}}]}
                """));
        assertThat(outcome.usage().requests()).isEqualTo(2);
    }

    @Test
    void request_hasToolsAsGooglesClientWritesThem() {
        gemini.answers(CHAT, says(FINAL));

        ask();

        JsonNode google = Samples.request("sdk-generateContent-function-call.1");
        JsonNode ours = gemini.request(1);
        assertThat(ours.path("toolConfig")).isEqualTo(google.path("toolConfig"));
        JsonNode declaration = ours.at("/tools/0/functionDeclarations/0");
        assertThat(declaration.path("name").asText()).isEqualTo("consultar_cep");
        assertThat(declaration.at("/parametersJsonSchema/required/0").asText()).isEqualTo("cep");
        assertThat(ours.at("/generationConfig/responseMimeType").asText()).isEqualTo("application/json");
    }

    @Test
    void noTools_requestHasNoTraceOfThem() {
        gemini.answers(CHAT, says(FINAL));

        gateway(ModelSettings.DEFAULTS).ask(Fixtures.tenant(ModelSettings.DEFAULTS), PROMPT);

        assertThat(gemini.request(1).has("tools")).isFalse();
        assertThat(gemini.request(1).has("toolConfig")).isFalse();
    }

    @Test
    void callsWithoutEnd_stopAfterFiveStepsWithModeNone() {
        gemini.answers(CHAT, step(1), step(2), step(3), step(4), step(5), says(FINAL));

        Outcome outcome = ask();

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        assertThat(gemini.requestsTo(CHAT)).isEqualTo(6);
        assertThat(gemini.requests().stream()
                        .map(request -> request.at("/toolConfig/functionCallingConfig/mode")
                                .asText()))
                .containsExactly("AUTO", "AUTO", "AUTO", "AUTO", "AUTO", "NONE");
        assertThat(worked).hasSize(5);
    }

    @Test
    void callsEvenUnderNone_endInAFailureAndBoundedRequests() {
        gemini.answers(CHAT, step(1), step(2), step(3), step(4), step(5), step(6));
        gemini.answers(LITE, "error-overloaded.503");

        Outcome outcome = ask();

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome.usage().requests()).isLessThanOrEqualTo(10);
        assertThat(worked).hasSize(5);
    }

    @Test
    void fallbackInTheMiddle_getsTheResultsWithoutForeignSignatures() {
        gemini.answers(CHAT, sample("generateContent-function-call.200"), sample("error-model-missing.404"));
        gemini.answers(LITE, says(FINAL));

        Outcome outcome = ask();

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        JsonNode contents = gemini.request(3).path("contents");
        JsonNode parts = contents.get(contents.size() - 2).path("parts");
        assertThat(parts.get(0).path("thoughtSignature").asText()).isEqualTo("skip_thought_signature_validator");
        assertThat(parts.get(1).has("thoughtSignature")).isFalse();
        assertThat(parts.get(0).path("functionCall").path("id").asText()).isEqualTo("8f2b1a3c");
        assertThat(worked).as("no tool is used twice").hasSize(2);
    }

    @Test
    void refusedSignature_isToldWithoutItOnce() {
        gemini.signs(CHAT, "another");
        gemini.answers(CHAT, sample("generateContent-function-call.200"), says(FINAL));

        Outcome outcome = ask();

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        assertThat(gemini.requestsTo(CHAT)).isEqualTo(3);
    }

    @Test
    void failingTool_isToldAsAnError() {
        Toolbox broken =
                Boxes.of(new Tool("consultar_pedido", "", Map.of("type", "object"), Tool.TIMEOUT, arguments -> {
                    throw new IOException("down");
                }));
        gemini.answers(CHAT, calls(SIGNATURE, "a1 consultar_pedido {\"numero\":1}"), says(FINAL));

        gateway(ModelSettings.DEFAULTS).ask(Fixtures.tenant(ModelSettings.DEFAULTS), PROMPT, broken);

        JsonNode contents = gemini.request(2).path("contents");
        assertThat(contents.get(contents.size() - 1).at("/parts/0/functionResponse/response"))
                .isEqualTo(Samples.json("{\"error\":\"the tool failed; go on without it\"}"));
    }

    @Test
    void malformedCall_isAskedOnceMoreAndThenWithoutTools() {
        gemini.answers(
                CHAT,
                sample("generateContent-malformed-function-call.200"),
                sample("generateContent-malformed-function-call.200"),
                says(FINAL));

        Outcome outcome = ask();

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        assertThat(gemini.request(2).has("tools")).isTrue();
        assertThat(gemini.request(3).has("tools")).isFalse();
    }

    @Test
    void textBesideACall_isNotTheAnswer() {
        String both = Samples.stub("generateContent-function-call.200")
                .replaceFirst("\"parts\": \\[", "\"parts\": [{\"text\":\"Vou olhar, custa R\\$ 1.\"},");
        gemini.answers(CHAT, FakeGemini.json(200, both), says(FINAL));

        assertThat(((Outcome.Answered) ask()).answer().bubbles()).containsExactly("Saiu para entrega.");
    }

    @Test
    void olderModel_getsToolsWithoutASchema() {
        ModelSettings old = new ModelSettings("gemini-2.5-flash", "low", LITE, 4096);
        gemini.answers("gemini-2.5-flash", says("Olá!"));

        gateway(old).ask(Fixtures.tenant(old), PROMPT, box);

        assertThat(gemini.request(1).has("tools")).isTrue();
        assertThat(gemini.request(1).at("/generationConfig/responseJsonSchema").isMissingNode())
                .isTrue();
    }

    private Outcome ask() {
        return gateway(ModelSettings.DEFAULTS).ask(Fixtures.tenant(ModelSettings.DEFAULTS), PROMPT, box);
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder step(int number) {
        return calls(SIGNATURE, "id" + number + " consultar_pedido {\"numero\":\"" + number + "\"}");
    }

    private Tool tool(String name, String parameter) {
        return new Tool(
                name,
                "Consulta",
                Tool.textParameters(Map.of(parameter, "valor"), List.of(parameter)),
                Duration.ofSeconds(20),
                arguments -> {
                    String value = arguments.text(parameter).orElse("");
                    worked.add(name + " " + value);
                    return ToolAnswer.found(name + " " + value);
                });
    }

    private GeminiGateway gateway(ModelSettings model) {
        return new GeminiGateway(new GeminiGateway.Parts(
                line,
                AskRules.of(Config.of(gemini.url())),
                new RequestMapper(AnswerSchema.load()),
                new ThinkingLevels(Map.of()),
                new AsideModels(),
                new GeminiMeters(new SimpleMeterRegistry(), new Prices(Map.of())),
                new StandingClock(),
                time -> {},
                () -> 0L));
    }
}
