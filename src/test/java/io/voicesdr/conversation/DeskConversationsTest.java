package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.voicesdr.conversation.LanguageModel.Outcome;
import io.voicesdr.conversation.LanguageModel.Usage;
import io.voicesdr.conversation.tool.Arguments;
import io.voicesdr.conversation.tool.CatalogueTool;
import io.voicesdr.conversation.tool.InterestTool;
import io.voicesdr.conversation.tool.KnowledgeTool;
import io.voicesdr.conversation.tool.Tool;
import io.voicesdr.conversation.tool.ToolAnswer;
import io.voicesdr.conversation.tool.ToolCall;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.conversation.tool.TransferTool;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.catalogue.Cars;
import io.voicesdr.core.grounding.ToolResult;
import io.voicesdr.core.knowledge.Knowledge;
import io.voicesdr.core.knowledge.Papers;
import io.voicesdr.core.knowledge.Passage;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.ToolSettings;
import io.voicesdr.core.tenant.ToolSettings.CatalogueUse;
import io.voicesdr.core.tenant.ToolSettings.KnowledgeUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conversations at the sales desk as files, with every outgoing message whole and every upstream request counted (law 7).
 * In {@code src/test/resources/desk}: {@code >} the customer, {@code ?} a tool that the model calls, {@code =} what it
 * answers ({@code |} between bubbles, {@code #} before the items it shows), {@code !} a person of the company; what is
 * indented came out. On a difference {@code <name>.actual} lies beside the file.
 */
class DeskConversationsTest {

    private static final Path FOLDER = Path.of("src/test/resources/desk");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void conversation_saysWhatIsWritten(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        String expected = Files.readString(file);
        String actual = new Play(expected.lines().findFirst().orElse(""))
                .of(expected.lines().toList());
        Path other = FOLDER.resolve(name + ".actual");
        Files.deleteIfExists(other);
        if (!actual.equals(expected)) {
            Files.writeString(other, actual);
        }
        assertThat(actual).as("what came out lies in %s", other).isEqualTo(expected);
    }

    /** One conversation. */
    private static final class Play {
        private final World world;
        private final StringBuilder out = new StringBuilder();
        private final List<String> steps = new ArrayList<>();
        private final List<ToolResult> results = new ArrayList<>();
        private String answer = "";
        private String asked = "";
        private int modelRequests;

        /** @param title the file's first line: it says where catalogue and documents are */
        Play(String title) {
            CatalogueUse.Mode mode = title.contains("tool mode") ? CatalogueUse.Mode.TOOL : CatalogueUse.Mode.AUTO;
            boolean searched = title.contains("documents by tool");
            ToolSettings tools = new ToolSettings(true, true, true, new CatalogueUse(true, mode, 2), List.of())
                    .with(new KnowledgeUse(true, searched ? KnowledgeUse.Mode.FILE_SEARCH : KnowledgeUse.Mode.PROMPT));
            world = World.of(tenant -> tenant.tools(tools)
                    .catalogue(Cars.CATALOGUE)
                    .knowledge(title.contains("documents") ? Papers.KNOWLEDGE : Knowledge.EMPTY));
            world.toolSources.add(new KnowledgeTool());
            world.toolSources.add(new CatalogueTool());
            world.toolSources.add(new TransferTool());
            world.toolSources.add(new InterestTool());
            world.toolSources.add((tenant, state) -> List.of(new Tool(
                    "consultar_cep",
                    "",
                    Tool.textParameters(Map.of("cep", "CEP"), List.of("cep")),
                    Duration.ofSeconds(20),
                    arguments -> cep(arguments.text("cep").orElse("")))));
            world.model.outcome = (number, prompt) -> answered(world.model.offered.getLast());
        }

        private static ToolAnswer cep(String cep) {
            return switch (cep) {
                case "05010000" -> ToolAnswer.found("CEP 05010-000: Rua Caiubi, Perdizes, São Paulo - SP");
                case "99999999" -> ToolAnswer.found("Esse CEP não existe; confira com o cliente.");
                default -> ToolAnswer.failed("A consulta de CEP está fora do ar; peça o endereço ao cliente.");
            };
        }

        String of(List<String> lines) {
            List<String> inputs =
                    lines.stream().filter(line -> !line.startsWith("    ")).toList();
            for (int i = 0; i < inputs.size(); i++) {
                String line = inputs.get(i);
                out.append(line).append('\n');
                if (line.startsWith("?")) {
                    steps.add(line.substring(1).strip());
                } else if (line.startsWith("=")) {
                    answer = line.substring(1).strip();
                }
                boolean last = i + 1 == inputs.size() || inputs.get(i + 1).isBlank();
                if (last && !line.isBlank() && !line.startsWith("%")) {
                    take(said(inputs, i));
                }
            }
            return out.toString();
        }

        /** The line of this block that somebody else than the model wrote. */
        private static String said(List<String> inputs, int end) {
            int at = end;
            while (!inputs.get(at).startsWith(">") && !inputs.get(at).startsWith("!")) {
                at--;
            }
            return inputs.get(at);
        }

        private void take(String said) {
            int before = world.whatsApp.all().size();
            int pulls = world.whatsApp.pulls.get();
            int sends = world.whatsApp.sends.get();
            modelRequests = 0;
            results.clear();
            world.clock.advance(Duration.ofSeconds(30));
            String text = said.substring(1).strip();
            if (said.startsWith("!")) {
                world.whatsApp.person(World.MARIA, text);
            } else {
                asked = world.customerWrites(text).id();
                world.settle();
            }
            results.forEach(result -> print((result.ok() ? "tool " : "tool failed ") + result.name(), result.text()));
            world.whatsApp.all().stream()
                    .skip(before)
                    .filter(message -> message.origin() == Origin.API)
                    .forEach(this::print);
            world.insights
                    .citation(world.tenant, asked)
                    .flatMap(world.tenant.knowledge()::find)
                    .map(Passage::source)
                    .ifPresent(source -> print("cited", source));
            print(
                    "requests",
                    "model %d, history %d, sends %d"
                            .formatted(
                                    modelRequests,
                                    world.whatsApp.pulls.get() - pulls,
                                    world.whatsApp.sends.get() - sends));
            steps.clear();
            answer = "";
        }

        private void print(Message message) {
            String kind = message.content() instanceof Content.Image ? "picture" : "text";
            print(kind, SignatureCodec.strip(message.content().text()));
        }

        private void print(String head, String text) {
            out.append("    ")
                    .append(head)
                    .append(": ")
                    .append(text.replace("\n", "\n      "))
                    .append('\n');
        }

        private Outcome answered(Toolbox tools) {
            modelRequests++;
            for (String step : steps.subList(0, Math.min(steps.size(), Toolbox.MAX_STEPS))) {
                List<ToolCall> calls =
                        Stream.of(step.split(" & ")).map(Play::call).toList();
                results.addAll(tools.run(calls, Duration.ofSeconds(20)));
                modelRequests++;
            }
            String[] parts = answer.split("#", 2);
            Answer said = new Answer(
                            List.of(parts[0].strip().split("\\s*\\|\\s*")),
                            java.util.Optional.empty(),
                            java.util.Optional.empty(),
                            java.util.Optional.empty(),
                            java.util.Optional.empty(),
                            java.util.Optional.empty(),
                            Map.of(),
                            List.of(),
                            Answer.Handover.notNeeded())
                    .withItems(
                            parts.length == 1
                                    ? List.of()
                                    : List.of(parts[1].strip().split(" ")));
            return new Outcome.Answered(said, new Usage("fake", modelRequests, 900, 0, 100), tools.results());
        }

        private static ToolCall call(String call) {
            String[] words = call.strip().split(" ", 2);
            try {
                return new ToolCall(
                        words[0], new Arguments(JSON.readValue(words[1], new TypeReference<>() {})), words[1]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
