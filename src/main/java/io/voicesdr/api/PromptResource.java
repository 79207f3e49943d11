package io.voicesdr.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.Views.Scope;
import io.voicesdr.api.http.AdminOnly;
import io.voicesdr.api.http.Formats;
import io.voicesdr.api.http.ListQuery;
import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.api.row.PromptRow;
import io.voicesdr.conversation.Hindsight;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why the bot said something. */
@Path("/api/{instance}/conversations/{chat}/prompt")
@AdminOnly
@Tag(name = "Conversations")
@RunOnVirtualThread
public class PromptResource {
    private final Views views;
    private final Hindsight hindsight;

    PromptResource(Views views, Hindsight hindsight) {
        this.views = views;
        this.hindsight = hindsight;
    }

    @GET
    @Operation(
            operationId = "prompt",
            summary = "The decision and the prompt behind a message of the bot, under the present configuration")
    @Produces(Formats.JSON)
    public PromptRow prompt(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @QueryParam("message") @DefaultValue("") String message,
            @BeanParam ListQuery query) {
        Scope scope = views.scope(instance, "conversations/" + chat + "/prompt", query);
        return hindsight
                .why(scope.tenant(), views.chat(scope, chat), message)
                .map(PromptRow::of)
                .orElseThrow(() -> new ProblemException(Problem.badParameter(
                        "message", "It must be the id of a message that the bot sent in this chat in the period.")));
    }
}
