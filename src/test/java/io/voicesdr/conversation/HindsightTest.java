package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.api.row.PromptRow;
import io.voicesdr.conversation.tool.Arguments;
import io.voicesdr.conversation.tool.InterestTool;
import io.voicesdr.conversation.tool.Tool;
import io.voicesdr.conversation.tool.ToolAnswer;
import io.voicesdr.conversation.tool.ToolCall;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.conversation.tool.TransferTool;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.catalogue.Catalogue;
import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.grounding.ToolResult;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.tenant.HttpTool;
import io.voicesdr.core.tenant.ToolSettings;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.tenant.TestFlows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What the page of one bubble says the model was told about itself and the company is what it was told. */
class HindsightTest {

    private static final List<String> CALLS =
            List.of("consultar_estoque", "criar_pedido", "transferir_para_pessoa", "registrar_interesse");

    private static final Map<String, Object> ARGUMENTS = Map.of(
            "motivo", "quer negociar", "resumo", "Onix", "criterio", "modelo", "valor", "Onix", "evidencia", "Onix");

    /** What the model calls at each ask. */
    private List<String> calls = CALLS.subList(0, 2);

    private final List<String> called = new CopyOnWriteArrayList<>();
    private World world = World.of(tenant -> tenant);

    @Test
    void promptOfAnAnswer_isTheOneThatWasAsked() {
        says("oi, tudo bem?");

        assertThat(told().system()).isEqualTo(world.model.asked.getLast().system());
        assertThat(told().turns()).isEqualTo(world.model.asked.getLast().turns());
    }

    @Test
    void promptOfALongConversation_hasTheSummaryThatStoodInIt() {
        world = World.of(tenant -> tenant.conversation(World.rules(8)));
        for (int turn = 1; turn <= 5; turn++) {
            says("mensagem " + turn);
        }

        assertThat(world.model.summarised).isNotEmpty();
        assertThat(world.model.asked.getLast().turns().toString()).contains("Resumo");
        assertThat(told().turns()).isEqualTo(world.model.asked.getLast().turns());
    }

    @Test
    void promptOfATeamThatWantsToKnow_saysWhat() {
        world = World.of(tenant -> tenant.team(PeopleTest.rules(30)).lead(LeadsTest.RULES));
        says("oi, quanto custa?");

        assertThat(told().system()).isEqualTo(world.model.asked.getLast().system());
        assertThat(told().system()).contains("## O que descobrir");
    }

    @Test
    void promptAfterAPersonWasCalled_saysSo() {
        world = World.of(tenant -> tenant.team(PeopleTest.rules(30)));
        says("quero falar com um atendente");
        says("qual o horário de vocês?");

        assertThat(told().system()).isEqualTo(world.model.asked.getLast().system());
        assertThat(told().system()).contains("## Uma pessoa já foi chamada");
    }

    @Test
    void handOver_hasNoPrompt_andItsReason() {
        world = World.of(tenant -> tenant.team(PeopleTest.rules(30)));
        says("quero falar com um atendente");

        Hindsight.Reason reason = why().orElseThrow();
        assertThat(reason.prompt()).isEmpty();
        assertThat(reason.decision()).containsInstanceOf(Decision.HandOver.class);
        assertThat(reason.stage()).isEmpty();
    }

    @Test
    void openingOfAFlow_isSaidToBeOne() {
        world = World.withFlow(TestFlows.read("""
                nodes:
                  - { id: nome, type: question, variable: nome, text: "Nome?", next: fim }
                  - { id: fim, type: end, text: "Obrigado" }
                """));
        says("oi");

        Hindsight.Reason reason = why().orElseThrow();
        assertThat(reason.decision()).containsInstanceOf(Decision.Say.class);
        assertThat(reason.prompt()).isEmpty();
        assertThat(world.model.asked).isEmpty();
    }

    @Test
    void followUp_wroteFirst_andNamesItsStage() {
        says("oi, quanto custa?");
        world.clock.advance(Duration.ofHours(2));
        Signature mark = new Signature(Kind.FOLLOW_UP, 0, true, 2, 0, 0, Hashes.tokenStep(900));
        world.whatsApp.store(
                World.MARIA, true, Origin.API, world.signatures(world.tenant).sign("Ficou alguma dúvida?", mark));

        Hindsight.Reason reason = why().orElseThrow();
        assertThat(reason.stage()).contains(2);
        assertThat(reason.decision()).isEmpty();
        assertThat(reason.prompt()).isEmpty();
        PromptRow row = PromptRow.of(reason);
        assertThat(row.decision()).isEqualTo("write_first");
        assertThat(row.stage()).isEqualTo(2);
        assertThat(row.reason()).isNull();
        assertThat(row.system()).isNull();
        assertThat(row.turns()).isEmpty();
    }

    @Test
    void looking_asksNoModel_andCallsNoTool() {
        world = companyWithTools();
        says("quanto custa o Onix?");
        world.customerSpeaks("e o Corolla?");
        world.settle();
        int asked = world.model.asked.size();
        int heard = world.model.transcribed.size();
        List<String> before = List.copyOf(called);

        assertThat(told().system()).isNotEmpty();

        assertThat(world.model.asked).hasSize(asked);
        assertThat(world.model.transcribed).hasSize(heard);
        assertThat(world.model.summarised).isEmpty();
        assertThat(called).isEqualTo(before);
    }

    @Test
    void askingAgain_asksOnce_readsOnly_andSendsNothing() {
        world = companyWithTools();
        says("quanto custa o Onix?");
        assertThat(called).containsExactly("consultar_estoque", "criar_pedido");
        called.clear();
        calls = CALLS;
        int messages = world.whatsApp.all().size();
        int turns = world.reports.size();

        Hindsight.Again again =
                hindsight().again(world.tenant, window(), lastOfTheBot()).orElseThrow();

        assertThat(world.model.asked).hasSize(2);
        assertThat(world.model.asked.getLast().turns())
                .isEqualTo(world.model.asked.getFirst().turns());
        assertThat(again.bubbles()).containsExactly("Resposta 2");
        assertThat(again.failure()).isEmpty();
        assertThat(called).containsExactly("consultar_estoque");
        assertThat(world.model.offered.getLast().tools()).extracting(Tool::name).doesNotContain("criar_pedido");
        assertThat(again.looked()).extracting(ToolResult::name).containsExactlyElementsOf(CALLS);
        assertThat(again.looked()).extracting(ToolResult::ok).containsExactly(true, false, true, true);
        // a person called for and an interest noted are the answer's, and this answer goes nowhere
        assertThat(world.whatsApp.all()).hasSize(messages);
        assertThat(world.reports).hasSize(turns);
    }

    /** Its model makes the calls, one after the other, whatever it is offered. */
    private World companyWithTools() {
        World company = World.selling(
                new ToolSettings(
                        false,
                        true,
                        true,
                        ToolSettings.CatalogueUse.DEFAULTS,
                        List.of(http("consultar_estoque", "GET"), http("criar_pedido", "POST"))),
                Catalogue.EMPTY);
        company.toolSources.add(new TransferTool());
        company.toolSources.add(new InterestTool());
        company.toolSources.add((tenant, state) -> tenant.tools().http().stream()
                .map(tool -> new Tool(tool.name(), tool.description(), tool.parameters(), tool.timeout(), arguments -> {
                    called.add(tool.name());
                    return ToolAnswer.found("ok");
                }))
                .toList());
        company.model.outcome = (number, prompt) -> {
            Toolbox tools = company.model.offered.getLast();
            calls.forEach(name ->
                    tools.run(List.of(new ToolCall(name, new Arguments(ARGUMENTS), "{}")), Duration.ofSeconds(5)));
            return new LanguageModel.Outcome.Answered(Answer.ofText("Resposta " + number), FakeModel.USAGE);
        };
        return company;
    }

    private static HttpTool http(String name, String method) {
        return new HttpTool(
                name,
                name,
                "https://erp.example/" + name,
                method,
                Map.of("type", "object"),
                Map.of(),
                Duration.ofSeconds(5),
                List.of());
    }

    private void says(String text) {
        world.clock.advance(Duration.ofSeconds(30));
        world.customerWrites(text);
        world.settle();
    }

    private Prompt told() {
        return why().flatMap(Hindsight.Reason::prompt).orElseThrow();
    }

    private Optional<Hindsight.Reason> why() {
        return hindsight().why(world.tenant, window(), lastOfTheBot());
    }

    private Hindsight hindsight() {
        return new Hindsight(world, world.listener, world.model, world.shelf, world.summaries, world.budget);
    }

    private String lastOfTheBot() {
        return world.whatsApp.all().stream()
                .filter(message ->
                        message.origin() == Origin.API && message.remoteJid().equals(World.MARIA))
                .reduce((first, second) -> second)
                .orElseThrow()
                .id();
    }

    private ChatWindow window() {
        CustomerAddress maria = CustomerAddress.of(World.MARIA);
        return ChatWindow.of(
                        new ChatRef("loja", maria.canonical()),
                        world.tenant.conversation(),
                        world.signatures(world.tenant),
                        world.whatsApp.pull(world.tenant, maria).history().messages(),
                        Instant.EPOCH,
                        world.clock.instant().plusSeconds(1))
                .orElseThrow();
    }
}
