package io.voicesdr.sandbox.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.sandbox.evolution.Wire;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/** Why Google would refuse a request (gemini/CONTRACT.md §1.2, §1.5). */
record Problem(int code, String status, String message) {
    private static final Set<String> KNOWN = Set.of(
            "contents",
            "systemInstruction",
            "tools",
            "toolConfig",
            "safetySettings",
            "generationConfig",
            "cachedContent",
            "serviceTier",
            "store",
            "continuationToken");

    static Problem badArgument(String message) {
        return new Problem(400, "INVALID_ARGUMENT", message);
    }

    /** What is wrong with {@code request}; empty when nothing is. */
    static Optional<Problem> in(String model, Optional<String> key, JsonNode request) {
        if (key.filter(value -> !value.isBlank()).isEmpty()) {
            return Optional.of(new Problem(
                    403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers. Send x-goog-api-key."));
        }
        if (!model.startsWith("gemini-")) {
            return Optional.of(new Problem(
                    404,
                    "NOT_FOUND",
                    "models/" + model
                            + " is not found for API version v1beta, or is not supported for generateContent."));
        }
        return fields(request).or(() -> turns(request.path("contents")));
    }

    private static Optional<Problem> fields(JsonNode request) {
        return request.properties().stream()
                .filter(field -> !KNOWN.contains(field.getKey()))
                .map(field -> badArgument(
                        "Invalid JSON payload received. Unknown name \"" + field.getKey() + "\": Cannot find field."))
                .findFirst();
    }

    private static Optional<Problem> turns(JsonNode contents) {
        if (contents.isEmpty()) {
            return Optional.of(badArgument("* GenerateContentRequest.contents: contents is not specified"));
        }
        JsonNode last = contents.get(contents.size() - 1);
        if ("model".equals(last.path("role").asText())) {
            return Optional.of(badArgument("Requests ending with a model turn are not supported."));
        }
        if (last.findValuesAsText("text").stream().allMatch(String::isBlank)) {
            return Optional.of(badArgument("The last user turn must have a non-empty text part."));
        }
        return "user".equals(contents.get(0).path("role").asText("user"))
                ? Optional.empty()
                : Optional.of(badArgument("Please ensure that the first turn is a user turn."));
    }

    Response response() {
        var body = Wire.object();
        body.putObject("error").put("code", code).put("message", message).put("status", status);
        return Response.status(code)
                .type(MediaType.APPLICATION_JSON)
                .entity(Wire.write(body))
                .build();
    }
}
