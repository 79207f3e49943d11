package io.voicesdr.sandbox.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.sandbox.evolution.Customer;
import io.voicesdr.sandbox.evolution.Instance;
import io.voicesdr.sandbox.evolution.Instances;
import io.voicesdr.sandbox.evolution.Quirks;
import io.voicesdr.sandbox.evolution.Row;
import io.voicesdr.sandbox.evolution.StoredFile;
import io.voicesdr.sandbox.evolution.WhatsApp;
import io.voicesdr.sandbox.evolution.Wire;
import io.voicesdr.sandbox.gemini.ModelFaults;
import io.voicesdr.sandbox.gemini.Trail;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the phone page asks and does. JSON only, so that no other site's form can write here. */
@IfBuildProfile(anyOf = {"dev", "test"})
@Path("/sandbox/phone")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PhoneResource {
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_NAME = 60;
    private static final int MAX_FILE = 16_000_000;
    private static final List<String> MEDIA = List.of("audio", "image", "video", "document");

    private final Instances instances;
    private final WhatsApp whatsApp;
    private final Quirks quirks;
    private final ModelFaults modelFaults;
    private final PhoneView view;
    private final Optional<String> geminiUrl;

    /** @param geminiUrl where the product finds its model */
    @Inject
    public PhoneResource(
            Instances instances,
            WhatsApp whatsApp,
            Quirks quirks,
            ModelFaults modelFaults,
            Trail trail,
            @ConfigProperty(name = "sdr.gemini.url") Optional<String> geminiUrl) {
        this.instances = instances;
        this.whatsApp = whatsApp;
        this.quirks = quirks;
        this.modelFaults = modelFaults;
        this.view = new PhoneView(trail);
        this.geminiUrl = geminiUrl;
    }

    /**
     * Everything the page shows.
     *
     * @param name of the company; the first one when absent or unknown
     * @param phone of the customer whose chat is open; it counts as read by the customer
     */
    @GET
    @Path("state")
    public String state(@QueryParam("instance") @Nullable String name, @QueryParam("customer") @Nullable String phone) {
        List<Instance> all = instances.all();
        Instance instance = Optional.ofNullable(name).flatMap(instances::find).orElseGet(all::getFirst);
        ObjectNode state = Wire.object().put("revision", whatsApp.revision());
        state.put("model", geminiUrl.filter(url -> !url.contains("/sandbox/")).isPresent() ? "gemini" : "offline");
        state.set("companies", view.companies(all));
        state.put("instance", instance.name());
        state.set("customers", view.customers(instance));
        state.set("team", view.contact(instance, instance.team()));
        Optional.ofNullable(phone).flatMap(instance::contact).ifPresent(customer -> {
            whatsApp.customerReads(instance, customer);
            state.set("chat", view.chat(instance, customer, whatsApp.clock().instant()));
        });
        state.set("faults", FaultsResource.shown(quirks, modelFaults));
        return Wire.write(state);
    }

    /** Writes: {@code {"instance","customer","from":"customer|person","device":"phone|web","text"}}. */
    @POST
    @Path("messages")
    public Response write(String body) {
        JsonNode request = json(body);
        Instance instance = instance(request);
        Customer customer = instance.contact(text(request, "customer", MAX_TEXT))
                .orElseThrow(() -> new NotFoundException("no such customer"));
        String text = text(request, "text", MAX_TEXT);
        boolean person = "person".equals(request.path("from").asText());
        if (!person && customer.equals(instance.team())) {
            throw new BadRequestException("only people of the company write in the team chat");
        }
        Row row = person
                ? whatsApp.personWrites(instance, customer, text, device(request))
                : whatsApp.customerWrites(instance, customer, text);
        return created(Wire.object().put("id", row.keyId()));
    }

    /**
     * The customer sends a file: {@code {"instance","customer","type":"audio|image|video|document","mimetype","base64",
     * "fileName","caption","seconds"}}; the last three may be absent.
     */
    @POST
    @Path("media")
    public Response send(String body) {
        JsonNode request = json(body);
        Instance instance = instance(request);
        Customer customer = instance.customer(text(request, "customer", MAX_TEXT))
                .orElseThrow(() -> new NotFoundException("no such customer"));
        String type = request.path("type").asText();
        if (!MEDIA.contains(type)) {
            throw new BadRequestException("type must be one of " + MEDIA);
        }
        StoredFile file = new StoredFile(
                type + "Message",
                text(request, "mimetype", MAX_NAME),
                request.path("fileName").asText(),
                request.path("caption").asText(),
                request.path("seconds").asInt(0),
                file(request));
        Row row = whatsApp.customerSends(instance, customer, file);
        return created(Wire.object().put("id", row.keyId()));
    }

    private static byte[] file(JsonNode request) {
        try {
            byte[] bytes = Base64.getDecoder().decode(request.path("base64").asText());
            if (bytes.length == 0 || bytes.length > MAX_FILE) {
                throw new BadRequestException("base64 must hold 1 to " + MAX_FILE + " bytes");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("base64 is none", e);
        }
    }

    /** Lets a new customer appear: {@code {"instance","name"}}. */
    @POST
    @Path("customers")
    public Response add(String body) {
        JsonNode request = json(body);
        Instance instance = instance(request);
        long number = 100L + instance.customers().size();
        Customer customer = instance.add(new Customer(
                text(request, "name", MAX_NAME),
                "5511900000" + number + "@s.whatsapp.net",
                "199900000000" + number + "@lid",
                Customer.Addressing.PHONE));
        return created(Wire.object().put("phone", customer.phone()));
    }

    /** Opens or closes the company's connection: {@code {"instance","state":"open|close"}}. */
    @POST
    @Path("connection")
    public Response connection(String body) {
        JsonNode request = json(body);
        String state = request.path("state").asText();
        if (!List.of("open", "connecting", "close").contains(state)) {
            throw new BadRequestException("state must be open, connecting or close");
        }
        whatsApp.connection(instance(request), state);
        return created(Wire.object().put("state", state));
    }

    private Instance instance(JsonNode request) {
        return instances
                .find(request.path("instance").asText())
                .orElseThrow(() -> new NotFoundException("no such instance"));
    }

    private static WhatsApp.Device device(JsonNode request) {
        return "web".equals(request.path("device").asText()) ? WhatsApp.Device.WEB : WhatsApp.Device.PHONE;
    }

    private static String text(JsonNode request, String field, int max) {
        String text = request.path(field).asText();
        if (text.isBlank() || text.length() > max) {
            throw new BadRequestException(field + " must have 1 to " + max + " characters");
        }
        return text;
    }

    private static JsonNode json(String body) {
        try {
            return Wire.read(body);
        } catch (JsonProcessingException e) {
            throw new BadRequestException("not JSON", e);
        }
    }

    private static Response created(ObjectNode body) {
        return Response.status(Response.Status.CREATED).entity(Wire.write(body)).build();
    }
}
