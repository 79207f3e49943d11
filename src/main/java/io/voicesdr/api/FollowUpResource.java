package io.voicesdr.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.Views.Http;
import io.voicesdr.api.Views.Scope;
import io.voicesdr.api.http.AdminOnly;
import io.voicesdr.api.http.Formats;
import io.voicesdr.api.http.ListQuery;
import io.voicesdr.api.http.Listing;
import io.voicesdr.api.row.FollowUpRow;
import io.voicesdr.conversation.FollowUpDrafter;
import io.voicesdr.conversation.FollowUps;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who would be written to again, and why not. Sends nothing. */
@Path("/api/{instance}")
@AdminOnly
@Tag(name = "Follow-up")
@RunOnVirtualThread
public class FollowUpResource {
    private final Views views;
    private final FollowUps followUps;
    private final FollowUpDrafter drafter;

    FollowUpResource(Views views, FollowUps followUps, FollowUpDrafter drafter) {
        this.views = views;
        this.followUps = followUps;
        this.drafter = drafter;
    }

    @GET
    @Path("/follow-up")
    @Operation(
            operationId = "followUp",
            summary =
                    "Customers of the tenant's window: who is written to again next, when, with which words, and why not; sends nothing")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.FollowUpRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = FollowUpRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response followUp(
            @PathParam("instance") String instance,
            @BeanParam ListQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Scope scope = views.scope(instance, "follow-up", query);
        return views.answer(
                scope,
                new Http(headers, uri),
                new Listing<>(
                        followUps.candidates(scope.tenant()),
                        candidate -> candidate.state().chat().jid().value(),
                        false,
                        candidate ->
                                FollowUpRow.of(scope.tenant(), candidate, drafter.preview(scope.tenant(), candidate)),
                        FollowUpRow.COLUMNS));
    }
}
