package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.team.Call;
import io.voicesdr.core.view.HandOff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A hand-over to a person: a row of {@code human_handoffs}. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record HandoffRow(
        @Schema(description = "UUIDv5 of instance and the message that told the customer")
        UUID id,

        String chat,
        @Nullable String name,

        @Schema(enumeration = {"open", "called_again", "taken", "returned", "expired"})
        String status,

        @Schema(description = "When the customer was told") Instant createdAt,

        @Schema(description = "When the team was told; null when it was not") @Nullable
        Instant calledAt,

        @Nullable Instant calledAgainAt,

        @Schema(description = "As the card says it") @Nullable
        String reason,

        @Schema(description = "Who took it, as WhatsApp names them") @Nullable
        String assignedTo,

        @Nullable Instant takenAt,

        @Schema(description = "From created_at to taken_at") @Nullable
        Double waitSeconds,

        @Schema(description = "When it was given back to the bot") @Nullable
        Instant closedAt,

        @Schema(description = "1 to 5, the customer's last") @Nullable
        Integer rating) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS = List.of(
            "id",
            "chat",
            "name",
            "status",
            "created_at",
            "called_at",
            "called_again_at",
            "reason",
            "assigned_to",
            "taken_at",
            "wait_seconds",
            "closed_at",
            "rating");

    public static HandoffRow of(HandOff handOff) {
        Instant told = handOff.turn().at();
        Optional<Call> call = handOff.call();
        return new HandoffRow(
                handOff.id(),
                handOff.chat().jid().value(),
                Words.orNull(handOff.name()),
                Words.of(handOff.status()),
                told,
                call.map(Call::at).orElse(null),
                call.flatMap(Call::calledAgainAt).orElse(null),
                call.map(known -> known.card().reason()).orElse(null),
                Words.orNull(handOff.assignedTo()),
                handOff.takenAt().orElse(null),
                Words.seconds(handOff.takenAt().map(at -> wait(told, at))),
                call.flatMap(Call::closedAt).orElse(null),
                handOff.ratings().isEmpty()
                        ? null
                        : Integer.valueOf(handOff.ratings().getLast().stars()));
    }

    /** Two clocks may make it seem that somebody came before. */
    private static Duration wait(Instant told, Instant taken) {
        Duration wait = Duration.between(told, taken);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
