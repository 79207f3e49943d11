package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Gemini refuses about function calls (gemini/CONTRACT.md §1.3), judged on the wire and apart from our code. */
final class ToolRules {

    private static final String ESCAPE = "skip_thought_signature_validator";

    private ToolRules() {}

    /** A call of the current turn whose first part has no signature. */
    static boolean lacksSignature(JsonNode request) {
        return modelCalls(request).stream().anyMatch(calls -> !calls.getFirst().has("thoughtSignature"));
    }

    /** A signature that {@code ours} does not hold: made up, changed, or another model's. */
    static boolean hasForeignSignature(JsonNode request, Set<String> ours) {
        return request.path("contents").findValuesAsText("thoughtSignature").stream()
                .anyMatch(signature -> !signature.equals(ESCAPE) && !ours.contains(signature));
    }

    /** Not exactly one response with the same id and name for each call, in order, right behind it. */
    static boolean isMisanswered(JsonNode request) {
        List<JsonNode> contents = list(request.path("contents"));
        for (int i = 0; i < contents.size(); i++) {
            List<String> calls = keys(contents.get(i), "functionCall");
            List<String> responses =
                    i + 1 < contents.size() ? keys(contents.get(i + 1), "functionResponse") : List.of();
            if (!calls.isEmpty() && !calls.equals(responses)) {
                return true;
            }
            boolean mixed = !keys(contents.get(i), "functionResponse").isEmpty()
                    && contents.get(i).findValue("text") != null;
            if (mixed) {
                return true;
            }
        }
        return false;
    }

    /** A call that neither a user's text nor a response comes before. */
    static boolean isOutOfOrder(JsonNode request) {
        List<JsonNode> contents = list(request.path("contents"));
        for (int i = 0; i < contents.size(); i++) {
            boolean calls = !keys(contents.get(i), "functionCall").isEmpty();
            if (calls && (i == 0 || !contents.get(i - 1).path("role").asText().equals("user"))) {
                return true;
            }
        }
        return false;
    }

    private static List<List<JsonNode>> modelCalls(JsonNode request) {
        return list(request.path("contents")).stream()
                .map(content -> list(content.path("parts")).stream()
                        .filter(part -> part.has("functionCall"))
                        .toList())
                .filter(calls -> !calls.isEmpty())
                .toList();
    }

    private static List<String> keys(JsonNode content, String kind) {
        return list(content.path("parts")).stream()
                .filter(part -> part.has(kind))
                .map(part -> part.path(kind).path("id").asText() + " "
                        + part.path(kind).path("name").asText())
                .toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }
}
