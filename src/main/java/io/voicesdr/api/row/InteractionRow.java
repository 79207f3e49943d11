package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.view.Interaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a customer made of an item: a row of {@code car_interactions}. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record InteractionRow(
        @Schema(description = "UUIDv5 of instance, message and item: the same at every replica and time")
        UUID id,

        @Schema(description = "The customer's jid") String userId,

        String itemId,
        String title,

        @Schema(enumeration = {"view", "like", "dislike", "quote", "compare"})
        String interactionType,

        @Schema(description = "Codes of the other items of a comparison, with commas between; null for none") @Nullable
        String comparedWith,

        Instant timestamp,
        String messageId) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS = List.of(
            "id", "user_id", "item_id", "title", "interaction_type", "compared_with", "timestamp", "message_id");

    public static InteractionRow of(Interaction interaction) {
        return new InteractionRow(
                interaction.id(),
                interaction.chat().jid().value(),
                interaction.item().id(),
                interaction.item().title(),
                Words.of(interaction.kind()),
                Words.orNull(String.join(",", interaction.comparedWith())),
                interaction.entry().at(),
                interaction.entry().id());
    }
}
