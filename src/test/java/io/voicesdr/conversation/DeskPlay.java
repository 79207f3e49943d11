package io.voicesdr.conversation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.voicesdr.conversation.LanguageModel.Outcome;
import io.voicesdr.conversation.LanguageModel.Usage;
import io.voicesdr.conversation.tool.Arguments;
import io.voicesdr.conversation.tool.ToolCall;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.grounding.ToolResult;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.signature.SignatureCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plays one conversation of {@code src/test/resources/desk}, whose README tells the language. */
final class DeskPlay {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIMES = "⟦(?:\\d[^⟧]*|resuma[^⟧]*)⟧ ?";
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private final StringBuilder out = new StringBuilder();
    private final List<ToolResult> results = new ArrayList<>();
    private final List<String> model = new ArrayList<>();
    private final DeskStage stage;

    /** Whether the file is about what lies before the messages that the model is shown. */
    private final boolean isLong;

    private int attempts;
    private int modelRequests;

    private DeskPlay(String settings) {
        isLong = settings.contains("history=");
        stage = new DeskStage(settings, this::asked);
    }

    /** The conversation of {@code script} with what came out; what is written there as come out is not looked at. */
    static String of(String script) {
        List<String> inputs =
                script.lines().filter(line -> !line.startsWith("    ")).toList();
        String settings = inputs.stream()
                .filter(line -> line.startsWith(":"))
                .findFirst()
                .map(line -> line.substring(1).strip())
                .orElse("");
        DeskPlay play = new DeskPlay(settings);
        List<String> block = new ArrayList<>();
        for (String line : inputs) {
            if (line.isBlank()) {
                play.take(block);
                block.clear();
            } else if (!line.startsWith("%") && !line.startsWith(":")) {
                block.add(line);
            }
            play.out.append(line).append('\n');
        }
        play.take(block);
        return play.out.toString();
    }

    /** What happens before two blank lines, and then what came of it. */
    private void take(List<String> block) {
        if (block.isEmpty()) {
            return;
        }
        model.clear();
        results.clear();
        attempts = 0;
        modelRequests = 0;
        block.stream().filter(DeskPlay::isOfModel).forEach(model::add);
        int before = stage.world().whatsApp.all().size();
        int pulls = stage.world().whatsApp.pulls.get();
        int sends = stage.world().whatsApp.sends.get();
        int summarised = stage.world().model.summarised.size();
        int reports = stage.world().reports.size();
        World world = stage.world();
        stage.happens(block.stream().filter(line -> !isOfModel(line)).toList(), BETWEEN);
        results.forEach(result -> print((result.ok() ? "tool " : "tool failed ") + result.name(), result.text()));
        List<Message> sent = world.whatsApp.all().stream()
                .skip(before)
                .filter(message -> message.origin() == Origin.API)
                .toList();
        sent.stream().filter(message -> !DeskStage.isOfTeam(message)).forEach(this::print);
        sent.stream()
                .filter(DeskStage::isOfTeam)
                .map(message -> SignatureCodec.strip(message.content().text()))
                .sorted()
                .forEach(text -> print("team", text));
        if (stage.isTold() && sent.stream().allMatch(DeskStage::isOfTeam)) {
            stage.world().reports.stream()
                    .skip(world == stage.world() ? reports : 0)
                    .forEach(report -> print("nothing said", report.outcome() + " " + report.detail()));
        }
        if (modelRequests > 0 && isLong) {
            before().ifPresent(told -> print("told of before", told));
        }
        stage.world().model.summarised.stream()
                .skip(world == stage.world() ? summarised : 0)
                .forEach(prompt -> print("summed up", text(prompt).replaceAll(TIMES, "")));
        stage.cited().ifPresent(source -> print("cited", source));
        stage.notes().forEach(note -> print("report", note));
        print(
                "requests",
                "model %d, history %d, sends %d"
                        .formatted(
                                modelRequests, world.whatsApp.pulls.get() - pulls, world.whatsApp.sends.get() - sends));
    }

    /** What the model was told of what it was not shown: a summary, or that there is something. */
    private Optional<String> before() {
        String told = text(stage.world().model.asked.getLast());
        return told.startsWith("⟦resumo do que veio antes")
                ? told.lines().skip(1).findFirst()
                : Optional.of("?").filter(any -> told.startsWith("⟦o que veio antes não é mostrado"));
    }

    private static String text(Prompt prompt) {
        return prompt.turns().stream()
                .flatMap(turn -> turn.parts().stream())
                .map(part -> part instanceof Prompt.Part.Text words ? words.text() : "")
                .collect(Collectors.joining("\n"));
    }

    private static boolean isOfModel(String line) {
        return line.startsWith("?") || line.startsWith("=");
    }

    private void print(Message message) {
        String kind = switch (message.content()) {
            case Content.Image ignored -> "picture";
            case Content.Document ignored -> "document";
            case Content.Audio ignored -> "voice";
            default -> "text";
        };
        print(kind, SignatureCodec.strip(message.content().text()));
        if (message.content() instanceof Content.Document document
                && document.mimeType().equals("text/plain")) {
            print(document.fileName(), stage.world().whatsApp.textOf(document.fileName()));
        }
    }

    private void print(String head, String text) {
        String lines = text.strip().replace("\n\n", "\n·\n").replace("\n", "\n      ");
        out.append("    ").append(head).append(": ").append(lines).append('\n');
    }

    /** The tools that stand before the answer are called first; the last answer stands for all askings after it. */
    private Outcome asked(Toolbox tools) {
        attempts++;
        modelRequests++;
        List<List<String>> steps = new ArrayList<>(List.of(new ArrayList<>()));
        List<String> answers = new ArrayList<>();
        for (String line : model) {
            if (line.startsWith("?")) {
                steps.getLast().add(line.substring(1).strip());
            } else {
                answers.add(line.substring(1).strip());
                steps.add(new ArrayList<>());
            }
        }
        if (answers.isEmpty()) {
            throw new AssertionError("the model is asked, and the file has no answer for it");
        }
        int now = Math.min(attempts, answers.size()) - 1;
        for (String step : steps.get(now).stream().limit(Toolbox.MAX_STEPS).toList()) {
            List<ToolCall> calls =
                    Stream.of(step.split(" & ")).map(DeskPlay::call).toList();
            results.addAll(tools.run(calls, Duration.ofSeconds(20)));
            modelRequests++;
        }
        stage.meanwhile();
        Usage usage = new Usage("fake", modelRequests, 900, 0, 100);
        return ScriptedAnswer.outcome(answers.get(now), usage, tools.results());
    }

    private static ToolCall call(String call) {
        String[] words = call.strip().split(" ", 2);
        try {
            return new ToolCall(words[0], new Arguments(JSON.readValue(words[1], new TypeReference<>() {})), words[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
