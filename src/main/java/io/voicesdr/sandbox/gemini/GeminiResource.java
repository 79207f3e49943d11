package io.voicesdr.sandbox.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.sandbox.evolution.Wire;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** generateContent without Google: strict about the request, honest about where the answer comes from. */
@IfBuildProfile(anyOf = {"dev", "test"})
@Path("/sandbox/gemini/v1beta/models")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class GeminiResource {

    private final ModelFaults faults;
    private final Trail trail;

    @Inject
    public GeminiResource(ModelFaults faults, Trail trail) {
        this.faults = faults;
        this.trail = trail;
    }

    @POST
    @Path("{model}:generateContent")
    public Response generateContent(
            @PathParam("model") String model, @HeaderParam("x-goog-api-key") @Nullable String key, String body)
            throws InterruptedException, IOException {
        JsonNode request;
        try {
            request = Wire.read(body);
        } catch (JsonProcessingException e) {
            return Problem.badArgument("Invalid JSON payload received. Unexpected end of string.")
                    .response();
        }
        Optional<Problem> problem = Problem.in(model, Optional.ofNullable(key), request);
        return problem.isPresent() ? problem.get().response() : answerOrFail(request);
    }

    private Response answerOrFail(JsonNode request) throws InterruptedException, IOException {
        ModelFaults.Plan plan = faults.take();
        if (plan.fault().isEmpty()) {
            return answer(request);
        }
        Fault fault = plan.fault().get();
        if (fault == Fault.SLOW) {
            Thread.sleep(plan.delay());
            return answer(request);
        }
        return Response.status(fault.status()).entity(recorded(fault)).build();
    }

    private Response answer(JsonNode request) {
        if (SpeechStandIn.isWanted(request)) {
            return Response.ok(Wire.write(SpeechStandIn.answer(request))).build();
        }
        if (Digest.isWanted(request)) {
            return Response.ok(Wire.write(ReplyWriter.write(Digest.of(Conversation.in(request)), request)))
                    .build();
        }
        Reply reply = OfflineModel.answer(Conversation.in(request));
        trail.add(reply.bubbles(), reply.rules());
        return Response.ok(Wire.write(ReplyWriter.write(reply, request))).build();
    }

    private static String recorded(Fault fault) throws IOException {
        try (InputStream file = GeminiResource.class.getResourceAsStream("/sandbox/gemini/" + fault.file())) {
            if (file == null) {
                throw new IOException("sandbox/gemini/" + fault.file() + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
