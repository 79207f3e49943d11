package io.voicesdr.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.http.AdminOnly;
import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.conversation.PersonWords;
import io.voicesdr.core.tenant.Tenant;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A person of the company writes to a customer from other software: the bot falls silent, as after any person's words. */
@Path("/api/{instance}/conversations/{chat}/send")
@AdminOnly
@Tag(name = "People")
@RunOnVirtualThread
public class SendResource {
    private final Views views;
    private final PersonWords words;

    SendResource(Views views, PersonWords words) {
        this.views = views;
        this.words = words;
    }

    /** What is to be said, 1 to 4,096 characters. */
    @RegisterForReflection // without it the native executable reads no field of it
    public record Words(@Nullable String text) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "send", summary = "A person of the company writes to the customer; the bot falls silent")
    @APIResponse(responseCode = "204", description = "Evolution took it")
    @APIResponse(
            responseCode = "502",
            description = "Evolution did not take it, or nobody knows whether it did",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public void send(@PathParam("instance") String instance, @PathParam("chat") String chat, @Nullable Words body) {
        Tenant tenant = views.tenant(instance);
        String text = body == null || body.text() == null ? "" : body.text();
        switch (words.say(tenant, Views.customer(chat), text)) {
            case SENT -> {}
            case BLANK -> throw new ProblemException(Problem.badParameter("text", "It must not be blank."));
            case LONG ->
                throw new ProblemException(
                        Problem.badParameter("text", "WhatsApp takes at most 4096 characters in one message."));
            case DRY_RUN ->
                throw new ProblemException(Problem.notSent("SDR_DRY_RUN is on: nothing was sent.", "Switch it off."));
            case REFUSED ->
                throw new ProblemException(Problem.notSent(
                        "Evolution did not take the message; the log has its code.",
                        "See the log, then send it again."));
            case UNCLEAR ->
                throw new ProblemException(Problem.notSent(
                        "Evolution did not say whether it took the message.",
                        "Look whether it stands in the conversation before you send it again."));
        }
    }
}
