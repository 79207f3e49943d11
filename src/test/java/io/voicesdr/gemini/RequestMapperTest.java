package io.voicesdr.gemini;

import static io.voicesdr.gemini.Fixtures.model;
import static io.voicesdr.gemini.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.core.media.MediaFile;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.prompt.Prompt.Role;
import io.voicesdr.core.prompt.Prompt.Turn;
import io.voicesdr.core.prompt.Transcription;
import io.voicesdr.core.text.Language;
import io.voicesdr.gemini.RequestMapper.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestMapperTest {

    private static final Manner LOW = new Manner(Optional.of("low"), 2048, Optional.empty());

    private final AnswerSchema schemas = AnswerSchema.load();
    private final JsonNode schema = schemas.answer();
    private final RequestMapper mapper = new RequestMapper(schemas);

    @Test
    void chat_isWhatGooglesClientSends() {
        ObjectNode google = Samples.request("sdk-generateContent-chat").deepCopy();
        // what we leave to Google's defaults, and the role that Google ignores in system instructions
        google.remove("safetySettings");
        ((ObjectNode) google.path("systemInstruction")).remove("role");
        ((ObjectNode) google.at("/generationConfig/thinkingConfig")).remove("includeThoughts");
        // what that sample does not ask for
        ((ObjectNode) google.path("generationConfig"))
                .put("responseMimeType", "application/json")
                .set("responseJsonSchema", schema);
        google.put("store", false);

        assertThat(wire(Fixtures.PROMPT, LOW)).isEqualTo(google);
    }

    @Test
    void schema_isSentLikeGooglesClientSendsOne() {
        JsonNode google = Samples.request("sdk-generateContent-responseJsonSchema");
        RequestMapper other = new RequestMapper(new AnswerSchema(
                google.at("/generationConfig/responseJsonSchema"), schemas.transcripts(), schemas.summary()));
        Manner manner = new Manner(Optional.empty(), 4096, Optional.empty());

        ObjectNode ours = (ObjectNode) Samples.json(GeminiJson.body(
                        other.toRequest(new Prompt("", List.of(user("Quero comprar"))), manner))
                .toString());
        ours.remove("store");
        ((ObjectNode) ours.path("generationConfig")).remove("maxOutputTokens");

        assertThat(ours).isEqualTo(google);
    }

    @Test
    void fieldsThatNewModelsRefuse_areNeverSent() {
        assertThat(GeminiJson.body(mapper.toRequest(Fixtures.PROMPT, LOW)).toString())
                .doesNotContain("temperature", "topP", "topK", "Penalty", "candidateCount", ":null");
    }

    @Test
    void recording_isInlineDataBetweenItsNoteAndTheRest_asGoogleKnowsIt() {
        MediaFile note = new MediaFile("audio/ogg", new byte[] {'O', 'g', 'g', 'S', 0, 1, 2});
        Prompt prompt = new Prompt(
                "Você é a Ana.",
                List.of(new Prompt.Turn(
                        Prompt.Role.USER,
                        List.of(
                                new Prompt.Part.Text("[áudio]"),
                                new Prompt.Part.Media(note),
                                new Prompt.Part.Text("e isto")))));
        JsonNode request = wire(prompt, LOW);

        assertThat(request.at("/contents/0/parts")).isEqualTo(Samples.json("""
                        [{"text":"[áudio]"},{"inlineData":{"mimeType":"audio/ogg","data":"T2dnUwABAg=="}},{"text":"e isto"}]"""));
        assertThat(SdkJudge.complaint(request)).isEmpty();
        assertThat(request.at("/generationConfig/responseJsonSchema")).isEqualTo(schemas.answer());
    }

    @Test
    void transcription_asksForTranscriptsOnly() {
        Prompt prompt = Transcription.of(
                List.of(new MediaFile("audio/ogg", new byte[] {1}), new MediaFile("audio/wav", new byte[] {2})),
                Language.PORTUGUESE);
        JsonNode request = wire(prompt, LOW);

        assertThat(request.at("/generationConfig/responseJsonSchema")).isEqualTo(schemas.transcripts());
        assertThat(request.at("/contents/0/parts").findValuesAsText("mimeType"))
                .containsExactly("audio/ogg", "audio/wav");
        assertThat(request.at("/contents/0/parts/4/text").asText())
                .isEqualTo("⟦transcreva os áudios acima, 2 ao todo⟧");
        assertThat(SdkJudge.complaint(request)).isEmpty();
    }

    /** The base64 of a file is never in the memory as a text of its own. */
    @Test
    void write_largeFile_allocatesLittle() throws java.io.IOException {
        MediaFile note = new MediaFile("audio/ogg", new byte[3_000_000]);
        GenerateContentRequest request = mapper.toRequest(Transcription.of(List.of(note), Language.ENGLISH), LOW);
        GeminiJson.write(request, java.io.OutputStream.nullOutputStream()); // loads the classes
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        GeminiJson.write(request, java.io.OutputStream.nullOutputStream());
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(500_000);
    }

    @Test
    void hint_comesBehindTheSystemPrompt() {
        JsonNode parts = wire(Fixtures.PROMPT, new Manner(Optional.empty(), 4096, Optional.of("Seja breve.")))
                .at("/systemInstruction/parts");

        assertThat(parts).hasSize(2);
        assertThat(parts.get(1).path("text").asText()).isEqualTo("Seja breve.");
    }

    @Test
    void noLevel_meansNoThinkingConfig() {
        assertThat(wire(Fixtures.PROMPT, new Manner(Optional.empty(), 4096, Optional.empty()))
                        .path("generationConfig")
                        .has("thinkingConfig"))
                .isFalse();
    }

    @Test
    void cap_staysBelowContinuation() {
        assertThat(wire(Fixtures.PROMPT, new Manner(Optional.empty(), 60_000, Optional.empty()))
                        .at("/generationConfig/maxOutputTokens")
                        .asInt())
                .isEqualTo(8192);
    }

    @Test
    void neighboursOfOneRole_areMerged_andEmptiesLeftOut() {
        JsonNode contents = contents(user("a"), user(" "), user("b", ""), model(), model("c"), model("d"), user("e"));

        assertThat(contents).isEqualTo(contents(user("a", "b"), model("c", "d"), user("e")));
        assertThat(contents).hasSize(3);
    }

    @Test
    void missingUserTurns_arePutIn() {
        assertThat(contents(model("Oi!"))).isEqualTo(contents(user("[…]"), model("Oi!"), user("[…]")));
        assertThat(contents()).isEqualTo(contents(user("[…]")));
    }

    @Test
    void anyTurns_keepGooglesRules() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<Turn> turns = new ArrayList<>();
            for (int turn = random.nextInt(7); turn > 0; turn--) {
                List<Prompt.Part> parts = new ArrayList<>();
                for (int part = random.nextInt(3); part > 0; part--) {
                    parts.add(new Prompt.Part.Text(random.nextBoolean() ? "oi" : " ".repeat(random.nextInt(2))));
                }
                turns.add(new Turn(random.nextBoolean() ? Role.USER : Role.MODEL, parts));
            }
            JsonNode request = wire(new Prompt("", turns), LOW);
            assertThat(TurnRules.isOutOfTurn(request) || TurnRules.hasEmptyPart(request))
                    .as("seed %d, turns %s", seed, turns)
                    .isFalse();
        }
    }

    private JsonNode contents(Turn... turns) {
        return wire(new Prompt("", List.of(turns)), LOW).path("contents");
    }

    private JsonNode wire(Prompt prompt, Manner manner) {
        return Samples.json(GeminiJson.body(mapper.toRequest(prompt, manner)).toString());
    }
}
