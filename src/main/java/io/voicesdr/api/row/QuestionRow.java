package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.answer.Insight;
import io.voicesdr.core.view.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a customer asked: a row of {@code user_questions}. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record QuestionRow(
        @Schema(description = "UUIDv5 of instance and message: the same at every replica and time")
        UUID id,

        @Schema(description = "The customer's jid") String userId,

        @Schema(description = "Null when the session began before what was read") @Nullable
        UUID sessionId,

        @Schema(description = "Null for media without words") @Nullable
        String text,

        @Schema(description = "Lower case, accents and punctuation taken off") @Nullable
        String normalizedText,

        Instant timestamp,
        String messageId,
        @Nullable Instant answeredAt,

        @Schema(enumeration = {"bot", "person", "system"}) @Nullable
        String answeredBy,

        @Nullable Double responseSeconds,

        @Schema(
                description = "The passage of the company's documents that the answer was made from; null when it was"
                        + " none, or nobody remembers")
        @Nullable
        String ragResultId,

        @Schema(description = "Null: nothing is embedded") @Nullable
        String embeddingId,

        @Schema(description = "Whether the reply was spoken")
        boolean ttsGenerated,

        @Schema(description = "Names the spoken reply's message in WhatsApp; Evolution has the audio") @Nullable
        String audioUri,

        Metadata metadata) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS = List.of(
            "id",
            "user_id",
            "session_id",
            "text",
            "normalized_text",
            "timestamp",
            "message_id",
            "answered_at",
            "answered_by",
            "response_seconds",
            "rag_result_id",
            "embedding_id",
            "tts_generated",
            "audio_uri",
            "metadata.intent",
            "metadata.confidence",
            "metadata.language",
            "metadata.sentiment",
            "metadata.entities");

    /** What the model found; it can't be replayed, so it is known only while a memo lasts. */
    @RegisterForReflection // as above
    public record Metadata(
            @Nullable String intent,
            @Nullable Double confidence,
            @Nullable String language,
            @Nullable String sentiment,

            @Schema(description = "Name to value, as the model found them; null when nothing is known") @Nullable
            Map<String, String> entities) {
        /** Nothing is known. */
        public static final Metadata UNKNOWN = new Metadata(null, null, null, null, null);

        public static Metadata of(Insight insight) {
            return new Metadata(
                    insight.intent().orElse(null),
                    insight.confidence().orElse(null),
                    insight.language().orElse(null),
                    insight.sentiment().orElse(null),
                    insight.entities());
        }
    }

    /**
     * What is shown of {@code question}.
     *
     * @param citation id of the passage behind the answer
     */
    public static QuestionRow of(Question question, Metadata metadata, Optional<String> citation) {
        boolean answered = !question.exchange().reply().isEmpty();
        return new QuestionRow(
                question.id(),
                question.chat().jid().value(),
                question.sessionId().orElse(null),
                Words.orNull(question.entry().text()),
                Words.orNull(question.normalizedText()),
                question.entry().at(),
                question.entry().id(),
                answered ? question.exchange().at() : null,
                question.exchange().by().map(Words::of).orElse(null),
                Words.seconds(question.responseTime()),
                citation.orElse(null),
                null,
                question.ttsGenerated(),
                question.voiceNote()
                        .map(note -> "urn:whatsapp:message:" + note.id())
                        .orElse(null),
                metadata);
    }
}
