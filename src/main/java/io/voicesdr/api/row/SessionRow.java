package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.view.SessionFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A session that began in the period, from its first message to its last before the end of the period. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SessionRow(
        @Schema(description = "UUIDv5 of instance and first message")
        UUID id,

        String chat,
        Instant startedAt,
        Instant lastMessageAt,

        @Schema(description = "From the first to the last message")
        double durationSeconds,

        @Schema(description = "Whether a longer silence than the tenant's session_ttl has followed")
        boolean ended,

        long messages,
        long fromCustomer,
        long fromBot,
        long fromPerson,

        @Schema(description = "From the first message of the customer to the first reply") @Nullable
        Double firstResponseSeconds,

        @Schema(description = "The bot said that a person will go on")
        boolean handedOver,

        @Nullable String flow,
        @Nullable String flowStatus,
        @Nullable String currentNode,
        Map<String, String> variables) {
    private static final double MILLIS = 1000.0;

    /** The table that CSV shows. */
    public static final List<String> COLUMNS = List.of(
            "id",
            "chat",
            "started_at",
            "last_message_at",
            "duration_seconds",
            "ended",
            "messages",
            "from_customer",
            "from_bot",
            "from_person",
            "first_response_seconds",
            "handed_over",
            "flow",
            "flow_status",
            "current_node",
            "variables");

    public static SessionRow of(SessionFacts session) {
        Optional<FlowState> flow = session.flow();
        return new SessionRow(
                session.id(),
                session.chat().jid().value(),
                session.startedAt(),
                session.lastMessageAt(),
                session.duration().toMillis() / MILLIS,
                session.ended(),
                session.speech().size(),
                session.from(Author.CUSTOMER),
                session.from(Author.BOT),
                session.from(Author.PERSON),
                Words.seconds(session.firstResponse()),
                session.handedOver(),
                flow.map(FlowState::flow).orElse(null),
                flow.map(state -> state.status().word()).orElse(null),
                flow.flatMap(FlowState::node).orElse(null),
                FlowPlace.variables(flow));
    }
}
