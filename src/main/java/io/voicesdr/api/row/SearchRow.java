package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.view.MessageSearch;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message that was looked for. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SearchRow(
        @Schema(description = "Larger is better; comparable only within one search")
        double score,

        @Schema(
                description = "What it was found by: its meaning, or only its words",
                enumeration = {"meaning", "words"})
        String by,

        @Schema(description = "The customer's jid") String chat,

        @Schema(description = "The name the customer chose; null when unknown") @Nullable
        String name,

        String messageId,
        Instant timestamp,

        @Schema(enumeration = {"customer", "bot", "person", "system"})
        String author,

        @Schema(description = "Text, caption, or what a voice note says")
        String text) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS =
            List.of("score", "by", "chat", "name", "message_id", "timestamp", "author", "text");

    private static final double DIGITS = 10_000;

    public static SearchRow of(MessageSearch.Hit hit) {
        return new SearchRow(
                Math.round(hit.score() * DIGITS) / DIGITS,
                Words.of(hit.by()),
                hit.chat().jid().value(),
                Words.orNull(hit.customerName()),
                hit.entry().id(),
                hit.entry().at(),
                Words.of(hit.entry().author()),
                hit.text());
    }
}
