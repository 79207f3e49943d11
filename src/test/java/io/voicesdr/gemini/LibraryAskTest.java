package io.voicesdr.gemini;

import static io.voicesdr.gemini.FakeGemini.sample;
import static io.voicesdr.gemini.FakeGemini.says;
import static io.voicesdr.gemini.Fixtures.CHAT;
import static io.voicesdr.gemini.Fixtures.PROMPT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.conversation.LanguageModel.Outcome;
import io.voicesdr.conversation.tool.Boxes;
import io.voicesdr.conversation.tool.KnowledgeTool;
import io.voicesdr.conversation.tool.Tool;
import io.voicesdr.conversation.tool.ToolAnswer;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.grounding.ToolResult;
import io.voicesdr.core.knowledge.Chapter;
import io.voicesdr.core.knowledge.Citation;
import io.voicesdr.core.knowledge.Document;
import io.voicesdr.core.knowledge.Knowledge;
import io.voicesdr.core.knowledge.Library;
import io.voicesdr.core.tenant.ModelSettings;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.gemini.Fixtures.Config;
import io.voicesdr.gemini.Fixtures.StandingClock;
import io.voicesdr.http.TestVertx;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents that lie at Google, in requests to a model (gemini/CONTRACT.md §1.2, §4). */
@QuarkusTest
@WithTestResource(GeminiUpstream.class)
class LibraryAskTest {

    private static final Knowledge KNOWLEDGE = new Knowledge(
            List.of(Document.of("produtos.csv", List.of(new Chapter("", "produto: pão francês | preço: R$ 0,80")))));
    private static final String URI = "https://generativelanguage.googleapis.com/v1beta/files/abc-123";
    private static final String FINAL = "{\"bubbles\":[\"O pão francês custa R$ 0,80.\"]}";

    FakeGemini gemini;

    private final AtomicInteger lost = new AtomicInteger();
    private GeminiLine line = new GeminiLine(Config.of("http://localhost"), TestVertx.SHARED);

    @BeforeEach
    void reset() throws IOException {
        gemini.reset();
        line = new GeminiLine(Config.of(gemini.url()), TestVertx.SHARED);
    }

    @AfterEach
    void googleKnowsEveryFieldWeSend() throws IOException {
        assertThat(gemini.requests())
                .allSatisfy(request -> assertThat(SdkJudge.complaint(request)).isEmpty());
    }

    @Test
    void files_standBeforeTheConversationAndTheSearchIsNotOffered() {
        gemini.answers(CHAT, says(FINAL));

        ask(files(), ModelSettings.DEFAULTS);

        JsonNode request = gemini.request(1);
        assertThat(request.at("/contents/0/parts/0"))
                .isEqualTo(Samples.json("{\"fileData\":{\"mimeType\":\"text/plain\",\"fileUri\":\"" + URI + "\"}}"));
        assertThat(request.at("/contents/0/parts/1/text").asText()).isEqualTo("⟦documentos⟧");
        assertThat(request.at("/contents/0/parts/2/text").asText()).contains("abrem domingo");
        assertThat(request.at("/tools/0/functionDeclarations").findValuesAsText("name"))
                .containsExactly("consultar_cep");
    }

    @Test
    void store_isOfferedBesideTheToolsAndWhatWasReadIsKnown() {
        gemini.answers(CHAT, sample("generateContent-file-search.200"));

        Outcome outcome = ask(store(), ModelSettings.DEFAULTS);

        JsonNode request = gemini.request(1);
        assertThat(request.at("/tools/1"))
                .isEqualTo(Samples.json(
                        "{\"fileSearch\":{\"fileSearchStoreNames\":[\"fileSearchStores/catalogo-abc123\"]}}"));
        assertThat(request.at("/toolConfig/includeServerSideToolInvocations").asBoolean())
                .isTrue();
        assertThat(((Outcome.Answered) outcome).tools())
                .containsExactly(new ToolResult(
                        "file_search",
                        "{}",
                        Citation.shown(KNOWLEDGE.documents().getFirst().passages()),
                        true));
    }

    /** An ended file looks like a key without rights: the turn goes on with the search of our own. */
    @Test
    void refusedFile_costsOneRequestAndTheSearchTakesOver() {
        gemini.answers(CHAT, sample("error-file-missing.403"), says(FINAL));

        Outcome outcome = ask(files(), ModelSettings.DEFAULTS);

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        assertThat(gemini.requests()).hasSize(2);
        assertThat(gemini.request(2).toString()).doesNotContain("fileData");
        assertThat(gemini.request(2).at("/tools/0/functionDeclarations").findValuesAsText("name"))
                .containsExactly("consultar_cep", KnowledgeTool.NAME);
        assertThat(lost).hasValue(1);
    }

    @Test
    void refusedForOtherReasons_isToldAsEver() {
        gemini.answers(CHAT, sample("error-key-leaked.403"));

        Outcome outcome = ask(files(), ModelSettings.DEFAULTS);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("GEMINI_KEY_REFUSED"));
        assertThat(gemini.requests()).hasSize(2);
    }

    /** Older models take only one kind of tools. */
    @Test
    void olderModel_searchesByOurTool() {
        gemini.answers("gemini-2.5-flash", says("O pão custa R$ 0,80."));
        ModelSettings old = new ModelSettings("gemini-2.5-flash", "low", "", 4096);

        ask(store(), old);

        assertThat(gemini.request(1).toString()).contains(KnowledgeTool.NAME).doesNotContain("fileSearch");
        assertThat(lost).hasValue(0);
    }

    private Outcome ask(Library library, ModelSettings settings) {
        Tenant tenant = Fixtures.tenant(settings).edit().knowledge(KNOWLEDGE).build();
        Toolbox box = Boxes.of(library, lost::incrementAndGet, tool("consultar_cep"), tool(KnowledgeTool.NAME));
        GeminiGateway gateway = new GeminiGateway(new GeminiGateway.Parts(
                line,
                AskRules.of(Config.of(gemini.url())),
                new RequestMapper(AnswerSchema.load()),
                new ThinkingLevels(Map.of()),
                new AsideModels(),
                new GeminiMeters(new SimpleMeterRegistry(), new Prices(Map.of())),
                new StandingClock(),
                time -> {},
                () -> 0L));
        return gateway.ask(tenant, PROMPT, box);
    }

    private static Library files() {
        return new Library(
                KNOWLEDGE, List.of(new Library.RemoteFile(URI, "text/plain")), Optional.empty(), "⟦documentos⟧");
    }

    private static Library store() {
        return new Library(KNOWLEDGE, List.of(), Optional.of("fileSearchStores/catalogo-abc123"), "");
    }

    private static Tool tool(String name) {
        return new Tool(
                name,
                "Consulta",
                Tool.textParameters(Map.of("texto", "valor"), List.of("texto")),
                Tool.TIMEOUT,
                arguments -> ToolAnswer.found("ok"));
    }
}
