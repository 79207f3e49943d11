package io.voicesdr.api;

import io.voicesdr.api.row.ConversationRow;
import io.voicesdr.api.row.DayRow;
import io.voicesdr.api.row.FlowRow;
import io.voicesdr.api.row.FollowUpRow;
import io.voicesdr.api.row.HandoffRow;
import io.voicesdr.api.row.InteractionRow;
import io.voicesdr.api.row.LeadRow;
import io.voicesdr.api.row.LogRow;
import io.voicesdr.api.row.MessageRow;
import io.voicesdr.api.row.NodeRow;
import io.voicesdr.api.row.QuestionRow;
import io.voicesdr.api.row.SearchRow;
import io.voicesdr.api.row.SessionRow;
import io.voicesdr.api.row.TenantRow;
import io.voicesdr.api.row.UserRow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The pages of lists as {@code /q/openapi} describes them; nothing else uses them. */
final class Pages {
    private Pages() {}

    @Schema(name = "ConversationRows")
    record ConversationRows(
            List<ConversationRow> items, @Nullable String next) {}

    @Schema(name = "MessageRows")
    record MessageRows(List<MessageRow> items, @Nullable String next) {}

    @Schema(name = "LogRows")
    record LogRows(List<LogRow> items, @Nullable String next) {}

    @Schema(name = "SessionRows")
    record SessionRows(List<SessionRow> items, @Nullable String next) {}

    @Schema(name = "UserRows")
    record UserRows(List<UserRow> items, @Nullable String next) {}

    @Schema(name = "QuestionRows")
    record QuestionRows(List<QuestionRow> items, @Nullable String next) {}

    @Schema(name = "InteractionRows")
    record InteractionRows(
            List<InteractionRow> items, @Nullable String next) {}

    @Schema(name = "SearchRows")
    record SearchRows(List<SearchRow> items, @Nullable String next) {}

    @Schema(name = "DayRows")
    record DayRows(List<DayRow> items, @Nullable String next) {}

    @Schema(name = "FlowRows")
    record FlowRows(List<FlowRow> items, @Nullable String next) {}

    @Schema(name = "NodeRows")
    record NodeRows(List<NodeRow> items, @Nullable String next) {}

    @Schema(name = "LeadRows")
    record LeadRows(List<LeadRow> items, @Nullable String next) {}

    @Schema(name = "HandoffRows")
    record HandoffRows(List<HandoffRow> items, @Nullable String next) {}

    @Schema(name = "TenantRows")
    record TenantRows(List<TenantRow> items, @Nullable String next) {}

    @Schema(name = "FollowUpRows")
    record FollowUpRows(List<FollowUpRow> items, @Nullable String next) {}
}
