package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Quote;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message as a reader sees it, each once, the bot's mark taken off. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record MessageRow(
        String id,
        Instant timestamp,

        @Schema(enumeration = {"customer", "bot", "person", "system"})
        String author,

        @Schema(description = "text, audio, image, choice, reaction, deleted…")
        String type,

        @Schema(description = "Text, caption or transcript; null where there is none") @Nullable
        String text,

        @Nullable String pushName,
        @Nullable String quotedId,

        @Schema(description = "What a reaction is on") @Nullable
        String reactedTo,

        @Schema(description = "Why the bot said it; null for others and for what carries no mark") @Nullable
        String kind,

        List<String> deliveries) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS = List.of(
            "id", "timestamp", "author", "type", "text", "push_name", "quoted_id", "reacted_to", "kind", "deliveries");

    public static MessageRow of(Entry entry) {
        Content content = entry.message().content();
        String text = content instanceof Content.Reaction reaction ? reaction.emoji() : entry.text();
        return new MessageRow(
                entry.id(),
                entry.at(),
                Words.of(entry.author()),
                type(content),
                Words.orNull(text),
                Words.orNull(entry.message().pushName()),
                entry.message().quote().map(Quote::messageId).orElse(null),
                content instanceof Content.Reaction reaction ? reaction.targetId() : null,
                entry.signature().map(mark -> Words.of(mark.kind())).orElse(null),
                entry.message().deliveries().stream().map(Words::of).sorted().toList());
    }

    private static String type(Content content) {
        return switch (content) {
            case Content.Text text -> "text";
            case Content.Audio audio -> "audio";
            case Content.Image image -> "image";
            case Content.Video video -> "video";
            case Content.Document document -> "document";
            case Content.Sticker sticker -> "sticker";
            case Content.Location location -> "location";
            case Content.Contacts contacts -> "contacts";
            case Content.Choice choice -> "choice";
            case Content.Reaction reaction -> "reaction";
            case Content.Poll poll -> "poll";
            case Content.PollVote vote -> "poll_vote";
            case Content.Deleted deleted -> "deleted";
            case Content.Protocol protocol -> "protocol";
            case Content.Unsupported unsupported -> "unsupported";
        };
    }
}
