package io.voicesdr.gemini;

import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.gemini.GenerateContentRequest.GenerationConfig;
import io.voicesdr.gemini.GenerateContentRequest.ThinkingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our prompt in the wire's words. The core builds prompts that keep the turn rules of gemini/CONTRACT.md §1.2 already;
 * here they hold whatever comes, because breaking one is a 400 and an unanswered customer. Pure.
 */
final class RequestMapper {

    /** A larger cap could end in CONTINUATION (§1.4). */
    static final int MOST_OUTPUT_TOKENS = 8192;

    /** Stands where the rules ask for a user's turn and there is none; means nothing in any language. */
    private static final String PLACEHOLDER = "[…]";

    private static final String USER = "user";
    private static final String MODEL = "model";

    private final AnswerSchema schema;

    RequestMapper(AnswerSchema schema) {
        this.schema = schema;
    }

    /**
     * How to ask this time.
     *
     * @param level empty for models that take none
     * @param hint one more sentence for the system instruction
     */
    record Manner(Optional<String> level, int maxOutputTokens, Optional<String> hint) {}

    GenerateContentRequest toRequest(Prompt prompt, Manner manner) {
        return new GenerateContentRequest(
                contents(prompt.turns()),
                system(prompt.system(), manner.hint()),
                generation(prompt.task(), manner),
                false);
    }

    private GenerationConfig generation(Prompt.Task task, Manner manner) {
        return new GenerationConfig(
                Math.min(manner.maxOutputTokens(), MOST_OUTPUT_TOKENS),
                manner.level()
                        .map(level -> new ThinkingConfig(level.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                "application/json",
                schema.of(task));
    }

    /** The hint comes last and apart, so that the cached beginning stays what it was. */
    private static @Nullable Content system(String text, Optional<String> hint) {
        List<Content.Part> parts = new ArrayList<>();
        if (!text.isBlank()) {
            parts.add(Content.Part.ofText(text));
        }
        hint.ifPresent(sentence -> parts.add(Content.Part.ofText(sentence)));
        return parts.isEmpty() ? null : new Content(null, parts);
    }

    private static List<Content> contents(List<Prompt.Turn> turns) {
        List<Content> contents = new ArrayList<>();
        for (Prompt.Turn turn : turns) {
            append(contents, role(turn.role()), parts(turn.parts()));
        }
        List<Content.Part> placeholder = List.of(Content.Part.ofText(PLACEHOLDER));
        if (!contents.isEmpty() && MODEL.equals(contents.getFirst().role())) {
            contents.addFirst(new Content(USER, placeholder));
        }
        if (contents.isEmpty() || MODEL.equals(contents.getLast().role())) {
            contents.add(new Content(USER, placeholder));
        }
        return contents;
    }

    private static void append(List<Content> contents, String role, List<Content.Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        if (contents.isEmpty() || !role.equals(contents.getLast().role())) {
            contents.add(new Content(role, parts));
            return;
        }
        List<Content.Part> merged = new ArrayList<>();
        List<Content.Part> before = contents.removeLast().parts();
        if (before != null) {
            merged.addAll(before);
        }
        merged.addAll(parts);
        contents.add(new Content(role, merged));
    }

    private static List<Content.Part> parts(List<Prompt.Part> parts) {
        List<Content.Part> mapped = new ArrayList<>();
        for (Prompt.Part part : parts) {
            switch (part) {
                case Prompt.Part.Text text -> {
                    if (!text.text().isBlank()) {
                        mapped.add(Content.Part.ofText(text.text()));
                    }
                }
                case Prompt.Part.Media media -> mapped.add(Content.Part.ofFile(media.file()));
            }
        }
        return mapped;
    }

    private static String role(Prompt.Role role) {
        return switch (role) {
            case USER -> USER;
            case MODEL -> MODEL;
        };
    }
}
