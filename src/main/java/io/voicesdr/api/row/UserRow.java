package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.Period;
import io.voicesdr.core.view.Question;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A customer who wrote in the period. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record UserRow(
        @Schema(description = "The customer's jid") String id,

        @Schema(description = "Digits; null when only the LID is known") @Nullable
        String phone,

        @Nullable String lid,
        @Nullable String name,
        @Schema(description = "First message in the period") Instant firstMessageAt,
        @Schema(description = "Last message in the period") Instant lastMessageAt,

        @Schema(description = "The customer's messages in the period")
        long messages,

        long questions,

        @Schema(description = "Sessions that began in the period")
        long sessions) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS = List.of(
            "id", "phone", "lid", "name", "first_message_at", "last_message_at", "messages", "questions", "sessions");

    /** What the customer of {@code chat} wrote in {@code period}. */
    public static List<Entry> written(ChatWindow chat, Period period) {
        return chat.speech(period).stream()
                .filter(entry -> entry.isFrom(Author.CUSTOMER))
                .toList();
    }

    /**
     * The customer of {@code chat}.
     *
     * @param chat whose customer wrote in {@code period}
     */
    public static UserRow of(ChatWindow chat, Period period) {
        List<Entry> written = written(chat, period);
        Jid jid = chat.chat().jid();
        return new UserRow(
                jid.value(),
                jid.kind() == Jid.Kind.LID ? null : jid.user(),
                chat.state().address().lid().map(Jid::value).orElse(null),
                Words.orNull(chat.state().customerName()),
                written.getFirst().at(),
                written.getLast().at(),
                written.size(),
                Question.in(chat, period).size(),
                chat.sessionsBegunIn(period).size());
    }
}
