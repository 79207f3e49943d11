package io.voicesdr.sandbox.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.profile.IfBuildProfile;
import io.voicesdr.sandbox.evolution.Quirks;
import io.voicesdr.sandbox.evolution.Version;
import io.voicesdr.sandbox.evolution.Wire;
import io.voicesdr.sandbox.gemini.Fault;
import io.voicesdr.sandbox.gemini.ModelFaults;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Locale;

/**
 * The switches of the sandbox: {@code {"webhooks":{"duplicated","reordered","lost"},"version","down","model":{"fault":
 * "none|quota|overloaded|safety|slow","calls","delayMillis"}}}. What a PUT does not name stays.
 */
@IfBuildProfile(anyOf = {"dev", "test"})
@Path("/sandbox/faults")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FaultsResource {
    private static final String NO_FAULT = "none";

    private final Quirks quirks;
    private final ModelFaults modelFaults;

    @Inject
    public FaultsResource(Quirks quirks, ModelFaults modelFaults) {
        this.quirks = quirks;
        this.modelFaults = modelFaults;
    }

    @GET
    public String get() {
        return Wire.write(shown(quirks, modelFaults));
    }

    @PUT
    public String put(String body) {
        try {
            JsonNode change = Wire.read(body);
            quirks.set(quirks(change));
            if (change.has("model")) {
                model(change.path("model"));
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
        return get();
    }

    /** The switches as they stand. */
    static ObjectNode shown(Quirks quirks, ModelFaults modelFaults) {
        Quirks.Settings now = quirks.now();
        ModelFaults.Plan plan = modelFaults.now();
        ObjectNode shown = Wire.object();
        shown.putObject("webhooks")
                .put("duplicated", now.duplicated())
                .put("reordered", now.reordered())
                .put("lost", now.lost());
        shown.put("version", now.version().number()).put("down", now.down());
        shown.putObject("model")
                .put(
                        "fault",
                        plan.fault()
                                .map(fault -> fault.name().toLowerCase(Locale.ROOT))
                                .orElse(NO_FAULT))
                .put("calls", plan.calls())
                .put("delayMillis", plan.delay().toMillis());
        return shown;
    }

    private Quirks.Settings quirks(JsonNode change) {
        Quirks.Settings now = quirks.now();
        JsonNode webhooks = change.path("webhooks");
        return new Quirks.Settings(
                webhooks.path("duplicated").asDouble(now.duplicated()),
                webhooks.path("reordered").asDouble(now.reordered()),
                webhooks.path("lost").asDouble(now.lost()),
                Version.of(change.path("version").asText(now.version().number())),
                change.path("down").asBoolean(now.down()));
    }

    private void model(JsonNode model) {
        String fault = model.path("fault").asText(NO_FAULT);
        if (NO_FAULT.equals(fault)) {
            modelFaults.clear();
            return;
        }
        Duration delay = Duration.ofMillis(model.path("delayMillis").asLong(8_000));
        modelFaults.set(
                Fault.valueOf(fault.toUpperCase(Locale.ROOT)),
                model.path("calls").asInt(1),
                delay);
    }
}
