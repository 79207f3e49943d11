package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.view.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was said and replied: a row of {@code conversation_logs}. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LogRow(
        @Schema(description = "The flow's node that the reply's mark names; null outside flows") @Nullable
        String node,

        @Schema(description = "Null when the company spoke unasked, or media without words came") @Nullable
        String userMessage,

        @Schema(description = "Null when nobody has replied, or a person did") @Nullable
        String botResponse,

        Instant timestamp,
        Extra extra) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS = List.of(
            "node",
            "user_message",
            "bot_response",
            "timestamp",
            "extra.by",
            "extra.kind",
            "extra.person_response",
            "extra.response_seconds",
            "extra.complete",
            "extra.failed",
            "extra.tokens",
            "extra.message_ids",
            "extra.intent",
            "extra.confidence",
            "extra.language",
            "extra.sentiment",
            "extra.entities");

    /**
     * What the company replied.
     *
     * @param by bot, person or system; null when nobody has replied
     * @param kind why the bot spoke
     * @param complete whether the bot's last bubble is there
     * @param failed whether WhatsApp reported that a bubble was not delivered
     * @param tokens about what the model cost, at most 10 % off; null without a mark
     * @param messageIds of both sides
     * @param intent what the model found, like the ones below it, as long as it is remembered; null else
     */
    @RegisterForReflection // as above
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Extra(
            @Nullable String by,
            @Nullable String kind,
            @Nullable String personResponse,
            @Nullable Double responseSeconds,
            @Nullable Boolean complete,
            @Nullable Boolean failed,
            @Nullable Long tokens,
            List<String> messageIds,
            @Nullable String intent,
            @Nullable Double confidence,
            @Nullable String language,
            @Nullable String sentiment,
            @Nullable Map<String, String> entities) {}

    /**
     * What is shown of {@code exchange}.
     *
     * @param nodes the node of a signature's {@code place}
     * @param insight what the model found about it
     */
    public static LogRow of(Exchange exchange, IntFunction<Optional<String>> nodes, QuestionRow.Metadata insight) {
        boolean isPerson = exchange.by().filter(Author.PERSON::equals).isPresent();
        String reply = text(exchange.reply());
        return new LogRow(
                exchange.turn()
                        .flatMap(turn -> exchange.signature())
                        .flatMap(mark -> nodes.apply(mark.place()))
                        .orElse(null),
                Words.orNull(text(exchange.said())),
                isPerson ? null : Words.orNull(reply),
                exchange.at(),
                extra(exchange, isPerson ? Words.orNull(reply) : null, insight));
    }

    private static Extra extra(Exchange exchange, @Nullable String personResponse, QuestionRow.Metadata insight) {
        Optional<BotTurn> turn = exchange.turn();
        return new Extra(
                exchange.by().map(Words::of).orElse(null),
                turn.map(BotTurn::kind).map(Words::of).orElse(null),
                personResponse,
                Words.seconds(exchange.responseTime()),
                turn.map(BotTurn::complete).orElse(null),
                turn.map(BotTurn::failed).orElse(null),
                exchange.signature()
                        .map(mark -> Hashes.tokensOf(mark.tokenStep()))
                        .orElse(null),
                exchange.messageIds(),
                insight.intent(),
                insight.confidence(),
                insight.language(),
                insight.sentiment(),
                insight.entities());
    }

    private static String text(List<Entry> entries) {
        return entries.stream().map(Entry::text).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
    }
}
