package io.voicesdr.sandbox.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.sandbox.evolution.Customer;
import io.voicesdr.sandbox.evolution.Instance;
import io.voicesdr.sandbox.evolution.Instances;
import io.voicesdr.sandbox.evolution.MediaStore;
import io.voicesdr.sandbox.evolution.Row;
import io.voicesdr.sandbox.evolution.WhatsApp;
import io.voicesdr.sandbox.evolution.Wire;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.regex.Pattern;

/** Voice notes, pictures and documents of the phone page. JSON only to write, so that no other site's form can. */
@IfBuildProfile(anyOf = {"dev", "test"})
@Path("/sandbox/phone/media")
@RunOnVirtualThread
public class PhoneMediaResource {
    private static final int MAX_BASE64 = 16 * 1024 * 1024;
    private static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+(?:; ?codecs=[a-z0-9,.]+)?");

    /** What a browser may show by itself; everything else is only saved. */
    private static final Pattern SHOWN = Pattern.compile("audio/.*|image/(?:png|jpeg|webp|gif)|application/pdf");

    private final Instances instances;
    private final WhatsApp whatsApp;

    @Inject
    public PhoneMediaResource(Instances instances, WhatsApp whatsApp) {
        this.instances = instances;
        this.whatsApp = whatsApp;
    }

    /** Sends as customer: {@code {"instance","customer","kind":"voice|image|document","mimeType","base64","name","caption","seconds"}}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response send(String body) {
        JsonNode request = json(body);
        Instance instance = instances
                .find(request.path("instance").asText())
                .orElseThrow(() -> new NotFoundException("no such instance"));
        Customer customer = instance.customer(request.path("customer").asText())
                .orElseThrow(() -> new NotFoundException("no such customer"));
        MediaStore.File file = file(request);
        String caption = request.path("caption").asText();
        Row row =
                switch (request.path("kind").asText()) {
                    case "voice" ->
                        whatsApp.customerSpeaks(
                                instance, customer, file, request.path("seconds").asInt());
                    case "image" -> whatsApp.customerShows(instance, customer, file, caption);
                    case "document" -> whatsApp.customerHandsOver(instance, customer, file, caption);
                    default -> throw new BadRequestException("kind must be voice, image or document");
                };
        return Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON)
                .entity(Wire.write(Wire.object().put("id", row.keyId())))
                .build();
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        MediaStore.File file = whatsApp.media().find(id).orElseThrow(() -> new NotFoundException("no such file"));
        boolean shown = SHOWN.matcher(file.mimeType()).matches();
        return Response.ok(Base64.getDecoder().decode(file.base64()))
                .header("Content-Type", shown ? file.mimeType() : "application/octet-stream")
                .header("Content-Disposition", shown ? "inline" : "attachment")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static MediaStore.File file(JsonNode request) {
        String type = request.path("mimeType").asText();
        String base64 = request.path("base64").asText();
        if (!TYPE.matcher(type).matches() || base64.isEmpty() || base64.length() > MAX_BASE64) {
            throw new BadRequestException("mimeType and base64 of at most 12 MB are needed");
        }
        try {
            Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("base64 is none", e);
        }
        return new MediaStore.File(type, request.path("name").asText(), base64);
    }

    private static JsonNode json(String body) {
        try {
            return Wire.read(body);
        } catch (JsonProcessingException e) {
            throw new BadRequestException("not JSON", e);
        }
    }
}
