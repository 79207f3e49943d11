package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.LanguageModel.Outcome;
import io.voicesdr.conversation.tool.Arguments;
import io.voicesdr.conversation.tool.Tool;
import io.voicesdr.conversation.tool.ToolAnswer;
import io.voicesdr.conversation.tool.ToolCall;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.catalogue.Cars;
import io.voicesdr.core.catalogue.Catalogue;
import io.voicesdr.core.catalogue.Item;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Quote;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.text.CustomerText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Orders in what customers, catalogue and tools say, in whole turns with a model that obeys them. Rows of
 * {@code grounding/injections.txt}: where the order stands, its words, what the model answers every time, and what becomes of
 * that: {@code again} with what stands nowhere (asked once more, then a person), {@code unfit} with the flaw (a person at
 * once), or {@code sent}.
 */
class InjectionsTest {

    private static final Path ROWS = Path.of("src/test/resources/grounding/injections.txt");
    private static final Pattern NOTE = Pattern.compile("⟦[^⟦⟧]*⟧");

    /** What passes for a change of speaker with one model or another. */
    private static final Pattern TURN =
            Pattern.compile("(?i)<\\s*[/|]*\\s*(?:system|user|im_start|im_end|start_of_turn)\\b");

    record Row(String where, String attack, String answer, String becomes) {
        @Override
        public String toString() {
            return where + ": " + attack;
        }
    }

    static List<Row> rows() throws IOException {
        return Files.readAllLines(ROWS).stream()
                .map(line -> line.replace("\\|", "\u0000").split("\\|"))
                .map(cells -> Stream.of(cells)
                        .map(cell -> cell.replace('\u0000', '|'))
                        .toArray(String[]::new))
                .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }

    private final List<String> toolTexts = new ArrayList<>();

    @Test
    void table_isLong_andKnowsEveryWayIn() throws IOException {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(50);
        assertThat(rows().stream().map(Row::where).distinct())
                .contains(
                        "text", "name", "picture", "document", "voice", "quote", "catalogue", "tool", "contact", "tap");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void order_isData_andWhatItAskedForIsNotSaid(Row row) {
        World attacked = turn(row.where(), row.attack(), row.answer());
        World harmless = turn(row.where(), "Onix", "Oi!");

        Prompt prompt = attacked.model.asked.getFirst();
        if (!row.where().equals("catalogue")) {
            assertThat(prompt.system())
                    .isEqualTo(harmless.model.asked.getFirst().system());
        }
        String all = texts(prompt);
        assertThat(NOTE.matcher(all).replaceAll("")).doesNotContain("⟦", "⟧");
        assertThat(notes(all)).isEqualTo(notes(texts(harmless.model.asked.getFirst())));
        assertThat(TURN.matcher(all).find()).as(all).isFalse();
        assertThat(toolTexts)
                .noneMatch(text -> text.contains("⟦") || TURN.matcher(text).find());

        String[] becomes = row.becomes().split(" ");
        List<String> said = attacked.whatsApp.textsToCustomers();
        String person = CustomerText.BETTER_WITH_A_PERSON.in("pt-BR");
        switch (becomes[0]) {
            case "again" -> {
                assertThat(said).containsExactly(person);
                assertThat(attacked.model.asked).hasSize(2);
                assertThat(texts(attacked.model.asked.getLast())).contains("não consta em lugar nenhum");
            }
            case "unfit" -> {
                assertThat(said).containsExactly(person);
                assertThat(attacked.reports.getLast().detail()).isEqualTo("ANSWER_UNFIT_" + becomes[1]);
            }
            default -> {
                assertThat(said).hasSize(1);
                assertThat(said.getFirst()).doesNotContain("⟦", "⟧").isNotEqualTo(person);
            }
        }
    }

    private World turn(String where, String text, String answer) {
        World world = World.of(
                tenant -> tenant.catalogue(where.equals("catalogue") ? with(Cars.CATALOGUE, text) : Cars.CATALOGUE));
        world.toolSources.add((tenant, state) -> List.of(new Tool(
                "consultar",
                "",
                Tool.textParameters(Map.of(), List.of()),
                Duration.ofSeconds(5),
                any -> ToolAnswer.found(text))));
        world.model.outcome = (number, prompt) -> {
            Toolbox tools = world.model.offered.getLast();
            if (where.equals("tool")) {
                tools.run(List.of(new ToolCall("consultar", new Arguments(Map.of()), "{}")), Duration.ofSeconds(5))
                        .forEach(result -> toolTexts.add(result.text()));
            }
            return new Outcome.Answered(
                    FakeModel.answer(
                            List.of(answer), where.equals("voice") ? Optional.of(text) : Optional.empty(), List.of()),
                    FakeModel.USAGE,
                    tools.results());
        };
        world.hear(message(world, where, text));
        world.settle();
        return world;
    }

    private static Message message(World world, String where, String text) {
        return switch (where) {
            case "name" -> world.whatsApp.customer(text, new Content.Text("oi"), Optional.empty());
            case "quote" ->
                world.whatsApp.customer("Maria", new Content.Text("e aí?"), Optional.of(new Quote("OTHER", text)));
            case "voice" -> world.recorded(false, io.voicesdr.core.message.Origin.DEVICE, text);
            case "catalogue", "tool" -> world.whatsApp.customer(World.MARIA, "oi");
            default -> sent(world, world.whatsApp.customer("Maria", content(where, text), Optional.empty()));
        };
    }

    private static Message sent(World world, Message message) {
        if (message.content() instanceof Content.Image) {
            world.media.put(message.id(), FakeMedia.jpeg("a table of prices"));
        }
        return message;
    }

    private static Content content(String where, String text) {
        return switch (where) {
            case "picture" -> new Content.Image(text, "image/jpeg", 3_000, false);
            case "document" -> new Content.Document(text, text, "application/pdf", 3_000);
            case "location" -> new Content.Location(-23.5, -46.6, text, text, false);
            case "contact" ->
                new Content.Contacts(
                        List.of(new Content.Contacts.Card(text, "BEGIN:VCARD\nTEL:+55 11 3333-4444\nEND:VCARD")));
            case "tap" -> new Content.Choice(Content.Choice.Origin.BUTTON, "1", text, text);
            case "poll" -> new Content.Poll(text, List.of(text, "sim"));
            case "video" -> new Content.Video(text, "video/mp4", 3_000, Duration.ofSeconds(3), false, false, "");
            default -> new Content.Text(text);
        };
    }

    private static Catalogue with(Catalogue catalogue, String title) {
        Item first = catalogue.items().getFirst();
        List<Item> items = new ArrayList<>(catalogue.items());
        items.set(0, new Item(first.id(), title, first.price(), first.picture(), true, Map.of("Obs", title)));
        return new Catalogue(items, title);
    }

    private static String texts(Prompt prompt) {
        return prompt.system() + "\n"
                + prompt.turns().stream()
                        .flatMap(turn -> turn.parts().stream())
                        .map(part -> part instanceof Prompt.Part.Text text ? text.text() : "")
                        .collect(Collectors.joining("\n"));
    }

    private static long notes(String text) {
        return NOTE.matcher(text).results().count();
    }
}
