package io.voicesdr.evolution;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Evolution's calls as it names them (evolution/CONTRACT.md §4). Answers come back raw: their bodies vary in shape even
 * under one status (§3), and a body that is no JSON must not look like a refusal.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface EvolutionRestClient {

    @POST
    @Path("chat/findMessages/{instance}")
    Response findMessages(
            @HeaderParam("apikey") @Nullable String apikey,
            @PathParam("instance") String instance,
            EvolutionRequest.FindMessages body);

    @POST
    @Path("message/sendText/{instance}")
    Response sendText(
            @HeaderParam("apikey") @Nullable String apikey,
            @PathParam("instance") String instance,
            EvolutionRequest.SendText body);

    @POST
    @Path("message/sendWhatsAppAudio/{instance}")
    Response sendWhatsAppAudio(
            @HeaderParam("apikey") @Nullable String apikey,
            @PathParam("instance") String instance,
            EvolutionRequest.SendWhatsAppAudio body);

    @POST
    @Path("message/sendMedia/{instance}")
    Response sendMedia(
            @HeaderParam("apikey") @Nullable String apikey,
            @PathParam("instance") String instance,
            EvolutionRequest.SendMedia body);

    @POST
    @Path("chat/sendPresence/{instance}")
    Response sendPresence(
            @HeaderParam("apikey") @Nullable String apikey,
            @PathParam("instance") String instance,
            EvolutionRequest.SendPresence body);

    @POST
    @Path("chat/markMessageAsRead/{instance}")
    Response markMessageAsRead(
            @HeaderParam("apikey") @Nullable String apikey,
            @PathParam("instance") String instance,
            EvolutionRequest.MarkMessageAsRead body);

    @GET
    @Path("instance/connectionState/{instance}")
    Response connectionState(@HeaderParam("apikey") @Nullable String apikey, @PathParam("instance") String instance);

    @GET
    @Path("instance/fetchInstances")
    Response fetchInstances(
            @HeaderParam("apikey") @Nullable String apikey, @QueryParam("instanceName") String instanceName);
}
