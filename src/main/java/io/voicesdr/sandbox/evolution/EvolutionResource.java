package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Evolution's REST routes, as far as the product uses them, answered from memory. Guards in Evolution's order (§3). */
@IfBuildProfile(anyOf = {"dev", "test"})
@Path("/sandbox/evolution")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EvolutionResource {

    private final Instances instances;
    private final Key key;
    private final Reading reading;
    private final Writing writing;
    private final Quirks quirks;
    private final Pairing pairing;

    /** @param key that opens every instance */
    @Inject
    public EvolutionResource(Instances instances, WhatsApp whatsApp, Key key) {
        this.instances = instances;
        this.key = key;
        this.quirks = whatsApp.quirks();
        this.reading = new Reading(key.seed(), quirks);
        this.writing = new Writing(whatsApp);
        this.pairing = new Pairing(whatsApp);
    }

    /**
     * What the sandbox was set up with.
     *
     * @param global opens every instance
     * @param seed of the disorder within a second
     */
    public record Key(String global, long seed) {}

    @GET
    public String root() {
        reach();
        return Wire.write(Wire.object()
                .put("status", 200)
                .put("message", "Welcome to the Evolution API, it is working!")
                .put("version", "2.3.6")
                .put("clientName", "sandbox"));
    }

    @POST
    @Path("chat/findMessages/{instance}")
    public String findMessages(
            @PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey, String body) {
        return Wire.write(reading.findMessages(open(name, apikey), Wire.body(body)));
    }

    @POST
    @Path("chat/findStatusMessage/{instance}")
    public String findStatusMessage(
            @PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey, String body) {
        return Wire.write(reading.findStatusMessage(open(name, apikey), Wire.body(body)));
    }

    @POST
    @Path("chat/findChats/{instance}")
    public String findChats(
            @PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey, String body) {
        return Wire.write(reading.findChats(open(name, apikey), Wire.body(body)));
    }

    @POST
    @Path("chat/getBase64FromMediaMessage/{instance}")
    public Response getBase64FromMediaMessage(
            @PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey, String body) {
        return created(reading.getBase64(open(name, apikey), Wire.body(body)));
    }

    @POST
    @Path("message/sendText/{instance}")
    public Response sendText(
            @PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey, String body)
            throws InterruptedException {
        return created(writing.sendText(open(name, apikey), Wire.body(body)));
    }

    @POST
    @Path("message/sendWhatsAppAudio/{instance}")
    public Response sendWhatsAppAudio(
            @PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey, String body)
            throws InterruptedException {
        return created(writing.sendAudio(open(name, apikey), Wire.body(body)));
    }

    @POST
    @Path("message/sendMedia/{instance}")
    public Response sendMedia(
            @PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey, String body)
            throws InterruptedException {
        return created(writing.sendMedia(open(name, apikey), Wire.body(body)));
    }

    @POST
    @Path("message/sendReaction/{instance}")
    public Response sendReaction(
            @PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey, String body) {
        return created(writing.sendReaction(open(name, apikey), Wire.body(body)));
    }

    @POST
    @Path("chat/sendPresence/{instance}")
    public Response sendPresence(
            @PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey, String body)
            throws InterruptedException {
        return created(writing.sendPresence(open(name, apikey), Wire.body(body)));
    }

    @POST
    @Path("chat/markMessageAsRead/{instance}")
    public Response markMessageAsRead(
            @PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey, String body) {
        return created(writing.markMessageAsRead(open(name, apikey), Wire.body(body)));
    }

    @GET
    @Path("instance/connectionState/{instance}")
    public String connectionState(@PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey) {
        return Wire.write(reading.connectionState(open(name, apikey)));
    }

    @GET
    @Path("instance/fetchInstances")
    public String fetchInstances(
            @QueryParam("instanceName") @Nullable String name, @HeaderParam("apikey") @Nullable String apikey) {
        reach();
        Optional<String> wanted = Optional.ofNullable(name);
        List<Instance> seen = instances.all().stream()
                .filter(instance -> opens(instance, apikey))
                .filter(instance -> wanted.isEmpty() || wanted.get().equals(instance.name()))
                .toList();
        boolean stranger = instances.all().stream().noneMatch(instance -> opens(instance, apikey));
        if (stranger) {
            throw Refusal.unauthorized();
        }
        if (wanted.isPresent() && seen.isEmpty()) {
            throw Refusal.notFound("Instance \"" + wanted.get() + "\" not found");
        }
        var answer = Wire.array();
        seen.forEach(instance -> answer.add(reading.instanceRow(instance)));
        return Wire.write(answer);
    }

    /** Makes an instance; only the global key may (§4.2). */
    @POST
    @Path("instance/create")
    public Response create(@HeaderParam("apikey") @Nullable String apikey, String body) {
        reach();
        String name = Wire.body(body).path("instanceName").asText();
        if (instances.find(name).isPresent()) {
            throw Refusal.forbidden("This name \"" + name + "\" is already in use.");
        }
        if (!key.global().equals(apikey)) {
            throw Refusal.unauthorized();
        }
        if (!"WHATSAPP-BAILEYS".equals(Wire.body(body).path("integration").asText())) {
            throw Refusal.business("Invalid integration");
        }
        return created(pairing.created(instances.create(name)));
    }

    /** A code to pair with; a sandbox's phone pairs itself after some looks at it. */
    @GET
    @Path("instance/connect/{instance}")
    public String connect(@PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey) {
        return Wire.write(pairing.connect(open(name, apikey)));
    }

    @GET
    @Path("settings/find/{instance}")
    public String findSettings(@PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey) {
        return Wire.write(pairing.settings(open(name, apikey)));
    }

    @POST
    @Path("settings/set/{instance}")
    public Response setSettings(
            @PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey, String body) {
        return created(pairing.set(open(name, apikey), Wire.body(body)));
    }

    @POST
    @Path("webhook/set/{instance}")
    public Response setWebhook(
            @PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey, String body) {
        return created(writing.setWebhook(open(name, apikey), Wire.body(body)));
    }

    @GET
    @Path("webhook/find/{instance}")
    public String findWebhook(@PathParam("instance") String name, @HeaderParam("apikey") @Nullable String apikey) {
        return Wire.write(reading.findWebhook(open(name, apikey)));
    }

    @GET
    @Path("{route:.+}")
    public Response unknownGet(@PathParam("route") String route) {
        throw Refusal.notFound("Cannot GET /" + route);
    }

    @POST
    @Path("{route:.+}")
    public Response unknownPost(@PathParam("route") String route) {
        throw Refusal.notFound("Cannot POST /" + route);
    }

    @PUT
    @Path("{route:.+}")
    public Response unknownPut(@PathParam("route") String route) {
        throw Refusal.notFound("Cannot PUT /" + route);
    }

    @DELETE
    @Path("{route:.+}")
    public Response unknownDelete(@PathParam("route") String route) {
        throw Refusal.notFound("Cannot DELETE /" + route);
    }

    @ServerExceptionMapper
    public Response refused(Refusal refusal) {
        return Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(refusal.body())
                .build();
    }

    /** Whoever is down answers nobody; the proxy before it does. */
    private void reach() {
        if (quirks.now().down()) {
            throw Refusal.badGateway();
        }
    }

    private Instance open(String name, @Nullable String apikey) {
        reach();
        Instance instance = instances.find(name).orElseThrow(() -> Refusal.unknownInstance(name));
        if (!opens(instance, apikey)) {
            throw Refusal.unauthorized();
        }
        return instance;
    }

    private boolean opens(Instance instance, @Nullable String apikey) {
        return key.global().equals(apikey) || instance.token().equals(apikey);
    }

    private static Response created(JsonNode body) {
        return Response.status(Response.Status.CREATED).entity(Wire.write(body)).build();
    }
}
