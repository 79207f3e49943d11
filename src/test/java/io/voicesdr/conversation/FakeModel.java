package io.voicesdr.conversation;

import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.media.MediaFile;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** A model that says what the test wants, and remembers what it was asked. */
final class FakeModel implements LanguageModel {

    static final Usage USAGE = new Usage("fake", 1, 900, 0, 100);

    final List<Prompt> asked = new CopyOnWriteArrayList<>();

    /** What was to be transcribed; such asks don't count among {@link #asked}. */
    final List<Prompt> transcribed = new CopyOnWriteArrayList<>();

    volatile Function<Prompt, Outcome> transcription =
            prompt -> new Outcome.Answered(transcripts(words(prompt)), USAGE);

    /** What was to be summed up; such asks don't count among {@link #asked} either. */
    final List<Prompt> summarised = new CopyOnWriteArrayList<>();

    volatile Function<Prompt, Outcome> summary =
            prompt -> new Outcome.Answered(Answer.ofText("Resumo " + summarised.size()), USAGE);

    /** What it was offered at each ask. */
    final List<Toolbox> offered = new CopyOnWriteArrayList<>();

    /** From the number of the call, from 1, and the prompt to the outcome. */
    volatile BiFunction<Integer, Prompt, Outcome> outcome =
            (number, prompt) -> new Outcome.Answered(Answer.ofText("Resposta " + number), USAGE);

    @Override
    public Outcome ask(Tenant tenant, Prompt prompt, Toolbox tools) {
        if (prompt.task() == Prompt.Task.TRANSCRIBE) {
            transcribed.add(prompt);
            return transcription.apply(prompt);
        }
        if (prompt.task() == Prompt.Task.SUMMARISE) {
            summarised.add(prompt);
            return summary.apply(prompt);
        }
        asked.add(prompt);
        offered.add(tools);
        return outcome.apply(asked.size(), prompt);
    }

    /** What the recordings in {@code prompt} say, see {@link FakeMedia#note}. */
    static List<String> words(Prompt prompt) {
        return files(prompt).stream()
                .filter(file -> file.mimeType().startsWith("audio/"))
                .map(file -> new String(file.bytes(), StandardCharsets.UTF_8).substring(4))
                .toList();
    }

    static List<MediaFile> files(Prompt prompt) {
        return prompt.turns().stream()
                .flatMap(turn -> turn.parts().stream())
                .flatMap(part -> part instanceof Prompt.Part.Media media ? Stream.of(media.file()) : Stream.empty())
                .toList();
    }

    static Answer transcripts(List<String> texts) {
        return answer(List.of(), Optional.empty(), texts);
    }

    static Answer answer(List<String> bubbles, Optional<String> transcript, List<String> transcripts) {
        return new Answer(
                bubbles,
                transcript,
                transcripts,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Answer.Handover.notNeeded(),
                List.of());
    }
}
