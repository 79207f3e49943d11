package io.voicesdr.sandbox.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a generateContent request says: the prompt, and what the customer has written since the model last spoke.
 *
 * @param system the system instruction's text
 * @param earlier texts of all turns but the last, oldest first
 * @param owed texts of the last turn
 * @param hasSpoken whether a turn of the model is among the earlier ones
 */
record Conversation(String system, List<String> earlier, List<String> owed, boolean hasSpoken) {

    static Conversation in(JsonNode request) {
        JsonNode contents = request.path("contents");
        List<String> earlier = new ArrayList<>();
        boolean hasSpoken = false;
        for (int i = 0; i < contents.size() - 1; i++) {
            earlier.addAll(texts(contents.get(i)));
            hasSpoken |= "model".equals(contents.get(i).path("role").asText());
        }
        List<String> owed = contents.isEmpty() ? List.of() : texts(contents.get(contents.size() - 1));
        return new Conversation(String.join("\n", texts(request.path("systemInstruction"))), earlier, owed, hasSpoken);
    }

    private static List<String> texts(JsonNode content) {
        List<String> texts = new ArrayList<>();
        content.path("parts").forEach(part -> {
            String text = part.path("text").asText();
            if (!text.isBlank()) {
                texts.add(withoutMarkup(text));
            }
        });
        return texts;
    }

    /** Prompts set times and speakers around what was said, in brackets or tags. */
    private static String withoutMarkup(String text) {
        return text.replaceAll("<[^<>\\n]{1,80}>", " ")
                .replaceAll("\\[[^\\[\\]\\n]{1,60}\\]", " ")
                .strip();
    }
}
