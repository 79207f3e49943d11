package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.Period;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A conversation: what tables such as {@code conversation_states} and {@code active_conversations} would hold. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ConversationRow(
        @Schema(description = "The customer's jid: the phone's where it is known")
        String chat,

        @Nullable String lid,

        @Schema(description = "The name the customer chose; null when unknown") @Nullable
        String name,

        @Schema(enumeration = {"expired", "person", "handed_over", "waiting", "active"})
        String status,

        @Schema(
                description = "How far people are with the customer as a lead; null when it is none",
                enumeration = {"new", "contacted", "won", "lost"})
        @Nullable
        String lead,

        @Nullable String flow,
        @Nullable String flowStatus,
        @Nullable String currentNode,
        Map<String, String> variables,

        @Schema(enumeration = {"customer", "bot", "person", "system"})
        String lastRole,

        Instant lastMessageAt,

        @Schema(description = "What the conversation came to, as a model summed it up; null when nobody remembers")
        @Nullable
        String lastContext,

        @Schema(description = "Messages in the period") long messages,

        @Schema(description = "The customer's messages that nobody has answered")
        int owed,

        @Schema(description = "The newest session") SessionRef session) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS = List.of(
            "chat",
            "lid",
            "name",
            "status",
            "lead",
            "flow",
            "flow_status",
            "current_node",
            "variables",
            "last_role",
            "last_message_at",
            "last_context",
            "messages",
            "owed",
            "session.id",
            "session.started_at",
            "session.last_message_at",
            "session.messages",
            "session.cut");

    /**
     * What is shown of a chat.
     *
     * @param standing what people have said about it in the team chat
     * @param flow of the newest session, where it has one
     * @param context what the conversation came to, as far as remembered
     */
    public static ConversationRow of(
            ChatWindow chat,
            ConversationRules rules,
            Standing standing,
            Period period,
            Optional<FlowState> flow,
            Optional<String> context) {
        Author last = chat.lastSpeech().author();
        return new ConversationRow(
                chat.chat().jid().value(),
                chat.state().address().lid().map(Jid::value).orElse(null),
                Words.orNull(chat.state().customerName()),
                Words.of(chat.status(rules, standing, period.to())),
                standing.lead().map(LeadStatus::word).orElse(null),
                flow.map(FlowState::flow).orElse(null),
                flow.map(state -> state.status().word()).orElse(null),
                flow.flatMap(FlowState::node).orElse(null),
                FlowPlace.variables(flow),
                Words.of(last),
                chat.lastMessageAt(),
                context.orElse(null),
                chat.state().entries().stream()
                        .filter(Entry::isSpeech)
                        .filter(entry -> period.contains(entry.at()))
                        .count(),
                chat.state().owed().size(),
                SessionRef.of(chat.chat().instance(), chat.lastSession()));
    }
}
