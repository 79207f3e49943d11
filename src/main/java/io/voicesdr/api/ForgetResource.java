package io.voicesdr.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.http.AdminOnly;
import io.voicesdr.api.http.Formats;
import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a customer asked for in another way than by writing it: to be forgotten. */
@Path("/api/{instance}")
@AdminOnly
@Tag(name = "Conversations")
@RunOnVirtualThread
public class ForgetResource {
    private final Views views;
    private final Forgettings forgettings;

    ForgetResource(Views views, Forgettings forgettings) {
        this.views = views;
        this.forgettings = forgettings;
    }

    /**
     * The answer to a forgetting.
     *
     * @param forgottenAt from which moment on nothing older is used
     */
    @RegisterForReflection // without it the native executable writes {} for it
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Forgotten(String chat, Instant forgottenAt) {}

    @POST
    @Path("/conversations/{chat}/forget")
    @Operation(
            operationId = "forget",
            summary = "Forget everything said so far in a chat; the customer is told, the team gets the SQL")
    @APIResponse(
            responseCode = "200",
            description = "Forgotten",
            content = @Content(schema = @Schema(implementation = Forgotten.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such instance, or no such chat",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @Produces(Formats.JSON)
    public Forgotten forget(@PathParam("instance") String instance, @PathParam("chat") String chat) {
        return forgettings
                .forget(views.tenant(instance), Views.candidates(chat))
                .map(forgotten -> new Forgotten(forgotten.chat().jid().value(), forgotten.at()))
                .orElseThrow(() -> new ProblemException(Problem.unknownChat()));
    }
}
