package io.voicesdr.evolution;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Evolution's calls for setting an instance up (evolution/CONTRACT.md §4, §8.1). Bodies are JSON as text. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface SetupRestClient {

    /** Without key. On 2.3.x each call makes Evolution ask web.whatsapp.com: only for people who look (§4.1). */
    @GET
    @Path("")
    Response root();

    @POST
    @Path("instance/create")
    Response create(@HeaderParam("apikey") @Nullable String apikey, String body);

    @GET
    @Path("instance/connect/{instance}")
    Response connect(@HeaderParam("apikey") @Nullable String apikey, @PathParam("instance") String instance);

    @GET
    @Path("instance/connectionState/{instance}")
    Response connectionState(@HeaderParam("apikey") @Nullable String apikey, @PathParam("instance") String instance);

    @GET
    @Path("webhook/find/{instance}")
    Response findWebhook(@HeaderParam("apikey") @Nullable String apikey, @PathParam("instance") String instance);

    @POST
    @Path("webhook/set/{instance}")
    Response setWebhook(
            @HeaderParam("apikey") @Nullable String apikey, @PathParam("instance") String instance, String body);

    @GET
    @Path("settings/find/{instance}")
    Response findSettings(@HeaderParam("apikey") @Nullable String apikey, @PathParam("instance") String instance);

    @POST
    @Path("settings/set/{instance}")
    Response setSettings(
            @HeaderParam("apikey") @Nullable String apikey, @PathParam("instance") String instance, String body);

    @POST
    @Path("chat/findMessages/{instance}")
    Response findMessages(
            @HeaderParam("apikey") @Nullable String apikey, @PathParam("instance") String instance, String body);
}
