package io.voicesdr.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.Views.Http;
import io.voicesdr.api.Views.Scope;
import io.voicesdr.api.http.AdminOnly;
import io.voicesdr.api.http.Formats;
import io.voicesdr.api.http.ListQuery;
import io.voicesdr.api.http.Listing;
import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.api.row.SearchRow;
import io.voicesdr.conversation.Meanings;
import io.voicesdr.conversation.Transcripts;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.knowledge.WordSearch;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.MessageSearch;
import io.voicesdr.core.view.MessageSearch.Candidate;
import io.voicesdr.core.view.MessageSearch.Hit;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Finds what somebody said, by what it means; by its words where no model can be asked. */
@Path("/api/{instance}/search")
@AdminOnly
@Tag(name = "Activity")
@RunOnVirtualThread
public class SearchResource {

    private static final int MAX_CHARS = 500;

    private final Views views;
    private final Meanings meanings;
    private final Transcripts transcripts;

    SearchResource(Views views, Meanings meanings, Transcripts transcripts) {
        this.views = views;
        this.meanings = meanings;
        this.transcripts = transcripts;
    }

    @GET
    @Operation(operationId = "search", summary = "Messages that mean what is looked for, the best first")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.SearchRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = SearchRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response search(
            @PathParam("instance") String instance,
            @QueryParam("q") @DefaultValue("") @Parameter(description = "What is looked for, in anybody's words")
                    String wanted,
            @BeanParam ListQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        if (wanted.isBlank() || wanted.length() > MAX_CHARS) {
            throw new ProblemException(
                    Problem.badParameter("q", "Write what you look for, in at most " + MAX_CHARS + " characters."));
        }
        return views.list(
                instance, "search", query, new Http(headers, uri), (scope, chats) -> listing(scope, chats, wanted));
    }

    private Listing<Hit> listing(Scope scope, List<ChatWindow> chats, String wanted) {
        List<Candidate> candidates = chats.stream()
                .flatMap(chat -> chat.speech(scope.period()).stream().map(entry -> candidate(chat, entry)))
                .filter(candidate -> !candidate.text().isBlank())
                .sorted(Comparator.<Candidate, java.time.Instant>comparing(
                                candidate -> candidate.entry().at())
                        .reversed())
                .toList();
        Map<String, String> texts = new LinkedHashMap<>();
        candidates.forEach(candidate -> texts.put(candidate.entry().id(), candidate.text()));
        Optional<Map<String, Double>> nearness = meanings.nearness(scope.tenant(), wanted, texts);
        List<Hit> hits = MessageSearch.best(candidates, WordSearch.scores(wanted, texts), nearness);
        return new Listing<>(
                hits,
                hit -> String.format(
                        Locale.ROOT, "%.6f %s", hit.score(), hit.entry().id()),
                true,
                SearchRow::of,
                SearchRow.COLUMNS);
    }

    private Candidate candidate(ChatWindow chat, Entry entry) {
        String text =
                entry.text().isBlank() ? transcripts.of(chat.chat(), entry.id()).orElse("") : entry.text();
        return new Candidate(chat.chat(), chat.state().customerName(), entry, text);
    }
}
