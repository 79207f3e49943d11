package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.conversation.Hindsight;
import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.prompt.Prompt;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why the bot said something, as far as it can be told from the chat and the present configuration. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PromptRow(
        List<String> messageIds,
        Instant at,
        String kind,

        @Schema(description = "The customer's message that it answered; null when the chat does not tell") @Nullable
        String answers,

        @Schema(
                description = "write_first: nothing was owed, the bot followed up",
                enumeration = {"ask_model", "say", "hand_over", "listen", "wait", "silent", "write_first"})
        String decision,

        @Schema(description = "Of a follow-up; null for anything else") @Nullable
        Integer stage,

        @Schema(description = "Why nothing was asked of the model; null where it was") @Nullable
        String reason,

        @Schema(description = "Whether it was said under the present configuration; null without a mark") @Nullable
        Boolean sameConfiguration,

        @Schema(description = "About; at most 10 % off") long tokens,

        @Schema(description = "Null where the model would not be asked") @Nullable
        String system,

        List<TurnRow> turns) {

    /**
     * One turn of the contents.
     *
     * @param role {@code user} or {@code model}
     */
    @RegisterForReflection // as above
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record TurnRow(String role, List<String> parts) {}

    /** Whether a mark tells under which configuration it was said; not part of the row. */
    @com.fasterxml.jackson.annotation.JsonIgnore
    public boolean hasConfiguration() {
        return sameConfiguration != null;
    }

    public static PromptRow of(Hindsight.Reason why) {
        return new PromptRow(
                why.turn().bubbles().stream().map(Entry::id).toList(),
                why.turn().at(),
                Words.of(why.turn().kind()),
                why.turn().answered().orElse(null),
                why.decision().map(PromptRow::word).orElse("write_first"),
                why.stage().orElse(null),
                why.decision().map(PromptRow::reason).orElse(null),
                why.sameConfiguration().orElse(null),
                why.tokens(),
                why.prompt().map(Prompt::system).orElse(null),
                why.prompt().stream()
                        .flatMap(prompt -> prompt.turns().stream())
                        .map(turn -> new TurnRow(
                                Words.of(turn.role()),
                                turn.parts().stream().map(PromptRow::text).toList()))
                        .toList());
    }

    /** Files are named, not repeated. */
    private static String text(Prompt.Part part) {
        return part instanceof Prompt.Part.Text text
                ? text.text()
                : "[" + part.getClass().getSimpleName() + "]";
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case Decision.AskModel ignored -> "ask_model";
            case Decision.Say ignored -> "say";
            case Decision.HandOver ignored -> "hand_over";
            case Decision.Listen ignored -> "listen";
            case Decision.Wait ignored -> "wait";
            case Decision.Silent ignored -> "silent";
        };
    }

    private static @Nullable String reason(Decision decision) {
        return switch (decision) {
            case Decision.HandOver over -> Words.of(over.reason());
            case Decision.Wait wait -> Words.of(wait.reason());
            case Decision.Silent silent -> Words.of(silent.reason());
            case Decision.Listen ignored -> null;
            case Decision.AskModel ignored -> null;
            case Decision.Say ignored -> null;
        };
    }
}
