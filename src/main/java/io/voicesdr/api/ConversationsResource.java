package io.voicesdr.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.Views.Http;
import io.voicesdr.api.Views.Scope;
import io.voicesdr.api.http.AdminOnly;
import io.voicesdr.api.http.Formats;
import io.voicesdr.api.http.ListQuery;
import io.voicesdr.api.http.Listing;
import io.voicesdr.api.http.Problem;
import io.voicesdr.api.row.ConversationDetail;
import io.voicesdr.api.row.ConversationRow;
import io.voicesdr.api.row.LogRow;
import io.voicesdr.api.row.MessageRow;
import io.voicesdr.api.row.QuestionRow;
import io.voicesdr.conversation.Summaries;
import io.voicesdr.conversation.Transcripts;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.Node;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.prompt.Senses;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.Exchange;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Conversations: where each stands, and what was said. */
@Path("/api/{instance}")
@AdminOnly
@Tag(name = "Conversations")
@RunOnVirtualThread
public class ConversationsResource {
    /** One request can't cost more model calls than this. */
    private static final int MOST_SUMMED_UP = 20;

    private final Views views;
    private final Findings findings;
    private final Summaries summaries;
    private final Transcripts transcripts;

    ConversationsResource(Views views, Findings findings, Summaries summaries, Transcripts transcripts) {
        this.views = views;
        this.findings = findings;
        this.summaries = summaries;
        this.transcripts = transcripts;
    }

    @GET
    @Path("/conversations")
    @Operation(operationId = "conversations", summary = "Every conversation in which somebody spoke, the latest first")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.ConversationRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = ConversationRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response conversations(
            @PathParam("instance") String instance,
            @BeanParam ListQuery query,
            @QueryParam("context")
                    @Parameter(
                            description =
                                    "True: the model is asked to sum up what nobody remembers, for at most 20 rows a"
                                            + " request. Every row asked for costs as much as a short answer.")
                    boolean context,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return views.list(
                instance,
                "conversations",
                query,
                new Http(headers, uri),
                (scope, chats) -> listing(scope, chats, context));
    }

    /** One conversation with its execution path and log. */
    @GET
    @Path("/conversations/{chat}")
    @Operation(operationId = "conversation", summary = "One conversation with its execution path and its log")
    @APIResponse(
            responseCode = "200",
            description = "The conversation as it stood at the end of the period",
            content = @Content(schema = @Schema(implementation = ConversationDetail.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such instance, or no such chat in the period",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @Produces(Formats.JSON)
    public ConversationDetail conversation(
            @PathParam("instance") String instance, @PathParam("chat") String chat, @BeanParam ListQuery query) {
        Scope scope = views.scope(instance, "conversations/" + chat, query);
        ChatWindow window = views.chat(scope, chat);
        return ConversationDetail.of(
                row(scope, views.ledger(scope), window, summaries.find(window.state())),
                views.flow(scope, window),
                exchanges(scope, window).stream()
                        .map(exchange -> logRow(scope, exchange))
                        .toList());
    }

    @GET
    @Path("/conversations/{chat}/messages")
    @Operation(operationId = "messages", summary = "The messages of a chat, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.MessageRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = MessageRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response messages(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @BeanParam ListQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return views.listOfChat(
                instance, chat, "messages", query, new Http(headers, uri), ConversationsResource::messages);
    }

    @GET
    @Path("/conversations/{chat}/log")
    @Operation(operationId = "log", summary = "What was said and replied, oldest first (conversation_logs)")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.LogRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = LogRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response log(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @BeanParam ListQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return views.listOfChat(instance, chat, "log", query, new Http(headers, uri), this::log);
    }

    private Listing<ChatWindow> listing(Scope scope, List<ChatWindow> chats, boolean context) {
        AtomicInteger asked = new AtomicInteger();
        Ledger ledger = views.ledger(scope);
        return new Listing<>(
                chats,
                chat -> Views.key(chat.lastMessageAt(), chat.chat().jid().value()),
                true,
                chat -> row(scope, ledger, chat, context(scope, chat, context, asked)),
                ConversationRow.COLUMNS);
    }

    private static Listing<Entry> messages(Scope scope, ChatWindow chat) {
        List<Entry> entries = chat.state().entries().stream()
                .filter(entry -> scope.period().contains(entry.at()))
                .toList();
        return new Listing<>(
                entries, entry -> Views.key(entry.at(), order(entry)), false, MessageRow::of, MessageRow.COLUMNS);
    }

    /** Within a second the order of storing tells, as everywhere. */
    private static String order(Entry entry) {
        return entry.message().rowId() + " " + entry.id();
    }

    private Listing<Exchange> log(Scope scope, ChatWindow chat) {
        return new Listing<>(
                exchanges(scope, chat),
                exchange -> Views.key(exchange.at(), exchange.messageIds().getLast()),
                false,
                exchange -> logRow(scope, exchange),
                LogRow.COLUMNS);
    }

    private LogRow logRow(Scope scope, Exchange exchange) {
        return LogRow.of(
                exchange,
                nodes(scope),
                findings.of(scope.tenant(), exchange)
                        .map(QuestionRow.Metadata::of)
                        .orElse(QuestionRow.Metadata.UNKNOWN));
    }

    private static List<Exchange> exchanges(Scope scope, ChatWindow chat) {
        return chat.log().stream()
                .filter(exchange -> scope.period().contains(exchange.at()))
                .toList();
    }

    private Optional<String> context(Scope scope, ChatWindow chat, boolean wanted, AtomicInteger asked) {
        return wanted && asked.incrementAndGet() <= MOST_SUMMED_UP
                ? summaries.make(scope.tenant(), chat.state(), new Senses(transcripts.hearing(chat.state()), Map.of()))
                : summaries.find(chat.state());
    }

    private ConversationRow row(Scope scope, Ledger ledger, ChatWindow chat, Optional<String> context) {
        return ConversationRow.of(
                chat,
                scope.tenant().conversation(),
                ledger.of(chat.state().address()).standing(),
                scope.period(),
                views.flow(scope, chat),
                context);
    }

    private static IntFunction<Optional<String>> nodes(Scope scope) {
        Optional<Flow> opening = scope.tenant().flows().opening();
        return place -> opening.flatMap(flow -> flow.nodeAt(place)).map(Node::id);
    }
}
