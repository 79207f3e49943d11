package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.tool.KnowledgeTool;
import io.voicesdr.conversation.tool.Retrieval;
import io.voicesdr.conversation.tool.Tool;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.knowledge.Library;
import io.voicesdr.core.knowledge.Papers;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.ToolSettings;
import io.voicesdr.core.tenant.ToolSettings.KnowledgeUse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Documents that lie at the model's side, in whole turns: what they say grounds an answer, nothing else does. */
class LibraryTurnTest {

    private static final String PRICE = "A garantia estendida de 12 meses custa R$ 1.490,00.";

    private Library library = Library.NONE;
    private int lost;

    @Test
    void filesThatTheModelHasWhole_groundItsAnswer() {
        library = new Library(
                Papers.KNOWLEDGE,
                List.of(new Library.RemoteFile("https://g/files/1", "text/plain")),
                Optional.empty(),
                "");
        World world = world(PRICE);

        String asked = asks(world);

        assertThat(world.whatsApp.textsToCustomers()).containsExactly(PRICE);
        assertThat(world.model.asked).hasSize(1);
        assertThat(offered(world)).doesNotContain(KnowledgeTool.NAME);
        assertThat(world.insights.citation(world.tenant, asked))
                .contains(Papers.WARRANTY.passages().getFirst().id());
    }

    @Test
    void storeThatWasSearched_groundsWhatOurDocumentsSayThere() {
        library = new Library(Papers.KNOWLEDGE, List.of(), Optional.of("fileSearchStores/x"), "");
        World world = world(PRICE);
        reads(world, new Library.Excerpt("garantia.txt", "garantia estendida de 12 meses custa R$ 1.490,00 e vale"));

        String asked = asks(world);

        assertThat(world.whatsApp.textsToCustomers()).containsExactly(PRICE);
        assertThat(world.reports.getLast().tools()).containsExactly("file_search");
        assertThat(world.insights.citation(world.tenant, asked))
                .contains(Papers.WARRANTY.passages().getFirst().id());
    }

    /** What an outdated store says is no word of the company's. */
    @Test
    void storeThatSaysWhatOurDocumentsDoNot_groundsNothing() {
        library = new Library(Papers.KNOWLEDGE, List.of(), Optional.of("fileSearchStores/x"), "");
        World world = world("A garantia estendida de 12 meses custa R$ 990,00.");
        reads(world, new Library.Excerpt("garantia.txt", "garantia estendida de 12 meses custa R$ 990,00"));

        asks(world);

        assertThat(world.whatsApp.textsToCustomers().getLast()).doesNotContain("990");
        assertThat(world.model.asked).hasSize(2);
    }

    @Test
    void nothingLiesThere_theToolIsOffered() {
        World world = world("Vou confirmar.");

        asks(world);

        assertThat(offered(world)).contains(KnowledgeTool.NAME);
        assertThat(world.model.offered.getLast().library()).isEqualTo(Library.NONE);
    }

    @Test
    void lostInTheMiddle_theToolTakesOverAndOthersAreTold() {
        library = new Library(Papers.KNOWLEDGE, List.of(), Optional.of("fileSearchStores/x"), "");
        KnowledgeTool tool = new KnowledgeTool(retrieval());
        assertThat(tool.library(tenant(World.of(any -> any).tenant)).store()).isPresent();

        tool.lost(World.of(any -> any).tenant);

        assertThat(lost).isEqualTo(1);
    }

    private World world(String answer) {
        World world = World.of(
                tenant -> tenant.tools(ToolSettings.DEFAULTS.with(new KnowledgeUse(true, KnowledgeUse.Mode.FILES)))
                        .knowledge(Papers.KNOWLEDGE));
        world.toolSources.add(new KnowledgeTool(retrieval()));
        world.model.outcome =
                (number, prompt) -> new LanguageModel.Outcome.Answered(Answer.ofText(answer), FakeModel.USAGE);
        return world;
    }

    private static void reads(World world, Library.Excerpt excerpt) {
        var says = world.model.outcome;
        world.model.outcome = (number, prompt) -> {
            world.model.offered.getLast().read(List.of(excerpt));
            return says.apply(number, prompt);
        };
    }

    private static String asks(World world) {
        String id = world.customerWrites("quanto custa a garantia estendida?").id();
        world.settle();
        return id;
    }

    private static List<String> offered(World world) {
        return world.model.offered.getLast().tools().stream().map(Tool::name).toList();
    }

    private static Tenant tenant(Tenant tenant) {
        return tenant.edit().knowledge(Papers.KNOWLEDGE).build();
    }

    private Retrieval retrieval() {
        return new Retrieval() {
            @Override
            public Library library(Tenant tenant) {
                return library;
            }

            @Override
            public void prepare(Tenant tenant) {}

            @Override
            public void lost(Tenant tenant) {
                lost++;
            }
        };
    }
}
