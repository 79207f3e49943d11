package io.voicesdr.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.Views.Http;
import io.voicesdr.api.Views.Scope;
import io.voicesdr.api.http.AdminOnly;
import io.voicesdr.api.http.Formats;
import io.voicesdr.api.http.ListQuery;
import io.voicesdr.api.http.Listing;
import io.voicesdr.api.row.DayRow;
import io.voicesdr.api.row.InteractionRow;
import io.voicesdr.api.row.QuestionRow;
import io.voicesdr.api.row.SessionRow;
import io.voicesdr.api.row.UserRow;
import io.voicesdr.core.answer.Insight;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.Days;
import io.voicesdr.core.view.Interactions;
import io.voicesdr.core.view.Question;
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
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who came, what they asked, and how the days went. */
@Path("/api/{instance}")
@AdminOnly
@Tag(name = "Activity")
@RunOnVirtualThread
public class ActivityResource {
    private final Views views;
    private final Findings findings;

    ActivityResource(Views views, Findings findings) {
        this.views = views;
        this.findings = findings;
    }

    @GET
    @Path("/sessions")
    @Operation(operationId = "sessions", summary = "Sessions that began in the period, the latest first")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.SessionRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = SessionRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response sessions(
            @PathParam("instance") String instance,
            @BeanParam ListQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return views.list(
                instance,
                "sessions",
                query,
                new Http(headers, uri),
                (scope, chats) -> new Listing<>(
                        Views.each(chats, chat -> views.sessions(scope, chat)),
                        session -> Views.key(session.startedAt(), session.id().toString()),
                        true,
                        SessionRow::of,
                        SessionRow.COLUMNS));
    }

    @GET
    @Path("/users")
    @Operation(operationId = "users", summary = "Customers who wrote in the period, the latest first")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.UserRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = UserRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response users(
            @PathParam("instance") String instance,
            @BeanParam ListQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return views.list(
                instance,
                "users",
                query,
                new Http(headers, uri),
                (scope, chats) -> new Listing<>(
                        chats.stream()
                                .filter(chat ->
                                        !UserRow.written(chat, scope.period()).isEmpty())
                                .toList(),
                        chat -> Views.key(
                                UserRow.written(chat, scope.period()).getLast().at(),
                                chat.chat().jid().value()),
                        true,
                        chat -> UserRow.of(chat, scope.period()),
                        UserRow.COLUMNS));
    }

    @GET
    @Path("/questions")
    @Operation(operationId = "questions", summary = "What customers asked, the latest first (user_questions)")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.QuestionRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = QuestionRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response questions(
            @PathParam("instance") String instance,
            @BeanParam ListQuery query,
            @QueryParam("insights")
                    @Parameter(
                            description =
                                    "True: the model is asked again for what it found and nobody remembers, for at"
                                            + " most 20 rows a request. Every row asked for costs as much as an answer.")
                    boolean insights,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return views.list(
                instance,
                "questions",
                query,
                new Http(headers, uri),
                (scope, chats) -> questions(scope, chats, insights));
    }

    private Listing<Question> questions(Scope scope, List<ChatWindow> chats, boolean insights) {
        Function<Question, Optional<Insight>> found = findings.of(scope.tenant(), chats, insights);
        return new Listing<>(
                Views.each(chats, chat -> Question.in(chat, scope.period())),
                question -> Views.key(question.entry().at(), question.entry().id()),
                true,
                question -> QuestionRow.of(
                        question,
                        found.apply(question).map(QuestionRow.Metadata::of).orElse(QuestionRow.Metadata.UNKNOWN),
                        findings.citation(scope.tenant(), question.exchange())),
                QuestionRow.COLUMNS);
    }

    @GET
    @Path("/interactions")
    @Operation(
            operationId = "interactions",
            summary = "What customers made of the catalogue's items, the latest first (car_interactions)")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.InteractionRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = InteractionRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response interactions(
            @PathParam("instance") String instance,
            @BeanParam ListQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return views.list(
                instance,
                "interactions",
                query,
                new Http(headers, uri),
                (scope, chats) -> new Listing<>(
                        Views.each(
                                chats,
                                chat -> Interactions.in(chat, scope.tenant().catalogue(), scope.period())),
                        interaction -> Views.key(
                                interaction.entry().at(), interaction.id().toString()),
                        true,
                        InteractionRow::of,
                        InteractionRow.COLUMNS));
    }

    @GET
    @Path("/metrics/daily")
    @Operation(
            operationId = "dailyMetrics",
            summary = "The figures of each day in the tenant's time zone, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.DayRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = DayRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response dailyMetrics(
            @PathParam("instance") String instance,
            @BeanParam ListQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return views.list(
                instance,
                "metrics/daily",
                query,
                new Http(headers, uri),
                (scope, chats) -> new Listing<>(
                        Days.of(chats, views.ledger(scope), scope.tenant(), scope.period()),
                        day -> day.date().toString(),
                        false,
                        DayRow::of,
                        DayRow.COLUMNS));
    }
}
