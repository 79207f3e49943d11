package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.conversation.FollowUpDrafter.Preview;
import io.voicesdr.core.followup.Candidate;
import io.voicesdr.core.followup.Verdict;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.FollowUpRules;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A customer of late, and what becomes of writing again. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record FollowUpRow(
        @Schema(description = "The customer's jid") String chat,
        @Nullable String name,

        @Schema(description = "due: goes out in the next runs; later: at the time named; never: as things stand")
        String verdict,

        @Schema(description = "Why not now; null when due") @Nullable
        String reason,

        @Schema(description = "The stage that is next, from 1; null when none is") @Nullable
        Integer stage,

        @Schema(description = "text or prompt; null when no stage is next") @Nullable
        String kind,

        @Schema(description = "Since when it is due, or when it can go out at the earliest; null when never") @Nullable
        Instant at,

        @Schema(description = "What would be said, filled in as of now; null for a prompt and when no stage is next")
        @Nullable
        String text,

        @Schema(description = "What the model would be told to write; null for a text and when no stage is next")
        @Nullable
        String prompt,

        @Nullable Instant lastCustomerMessageAt,
        @Nullable Instant lastMessageAt) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS = List.of(
            "chat",
            "name",
            "verdict",
            "reason",
            "stage",
            "kind",
            "at",
            "text",
            "prompt",
            "last_customer_message_at",
            "last_message_at");

    /**
     * The row of {@code candidate}.
     *
     * @param words what is said next
     */
    public static FollowUpRow of(Tenant tenant, Candidate candidate, Preview words) {
        ConversationState state = candidate.state();
        return switch (candidate.verdict()) {
            case Verdict.Due due -> row(tenant, state, words, "due", null, due.stage(), due.since());
            case Verdict.NotYet later -> row(tenant, state, words, "later", later.reason(), later.stage(), later.at());
            case Verdict.Never never -> row(tenant, state, words, "never", never.reason(), 0, null);
        };
    }

    private static FollowUpRow row(
            Tenant tenant,
            ConversationState state,
            Preview words,
            String verdict,
            Verdict.@Nullable Reason reason,
            int stage,
            @Nullable Instant at) {
        return new FollowUpRow(
                state.chat().jid().value(),
                Words.orNull(state.customerName()),
                verdict,
                reason == null ? null : reason.name().toLowerCase(Locale.ROOT),
                stage == 0 ? null : stage,
                stage == 0 ? null : kind(tenant.followUp().stages().get(stage - 1)),
                at,
                words.text().orElse(null),
                words.prompt().orElse(null),
                state.lastFrom(Author.CUSTOMER).map(Entry::at).orElse(null),
                state.entries().isEmpty() ? null : state.entries().getLast().at());
    }

    private static String kind(FollowUpRules.Stage stage) {
        return stage.text().isPresent() ? "text" : "prompt";
    }
}
