package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;

/** What Gemini refuses about turns (gemini/CONTRACT.md §1.2), judged on the wire and apart from our mapper. */
final class TurnRules {

    private TurnRules() {}

    /** No turns, a first or last one that isn't the user's, two of one role side by side, a last one without text. */
    static boolean isOutOfTurn(JsonNode request) {
        String before = "model";
        boolean lastHasText = false;
        for (JsonNode content : request.path("contents")) {
            String role = content.path("role").asText();
            if (role.equals(before)) {
                return true;
            }
            before = role;
            lastHasText = false;
            for (JsonNode part : content.path("parts")) {
                lastHasText |= !part.path("text").asText("").isBlank() || part.has("functionResponse");
            }
        }
        return !before.equals("user") || !lastHasText;
    }

    /** A turn without parts, or a part that says nothing. */
    static boolean hasEmptyPart(JsonNode request) {
        for (JsonNode content : request.path("contents")) {
            if (content.path("parts").isEmpty()) {
                return true;
            }
            for (JsonNode part : content.path("parts")) {
                if (part.isEmpty() || part.path("text").asText("x").isBlank()) {
                    return true;
                }
            }
        }
        return false;
    }
}
