package io.voicesdr.sandbox.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.sandbox.evolution.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a generateContent request says: the prompt, and what the customer has written since the model last spoke.
 *
 * @param system the system instruction's text
 * @param earlier texts of all turns but the last, oldest first
 * @param owed texts of the last turn
 * @param hasSpoken whether a turn of the model is among the earlier ones
 * @param recordings words of every recording, in order; empty texts for those that can't be heard
 */
record Conversation(
        String system, List<String> earlier, List<String> owed, boolean hasSpoken, List<String> recordings) {

    /** Notes of the prompt stand in brackets that no customer's text can hold. */
    private static final Pattern NOTE = Pattern.compile("⟦[^⟧]*⟧");

    private static final Pattern NOW = Pattern.compile("⟦(?:agora|now|ahora):[^⟧]*⟧");
    private static final Pattern NEXT_MESSAGE = Pattern.compile("\\n(?=⟦)");

    static Conversation in(JsonNode request) {
        JsonNode contents = request.path("contents");
        List<String> earlier = new ArrayList<>();
        boolean hasSpoken = false;
        for (int i = 0; i < contents.size() - 1; i++) {
            earlier.addAll(texts(contents.get(i)));
            hasSpoken |= "model".equals(contents.get(i).path("role").asText());
        }
        List<String> owed = contents.isEmpty() ? List.of() : texts(sinceNow(contents.get(contents.size() - 1)));
        return new Conversation(
                system(request.path("systemInstruction")), earlier, owed, hasSpoken, Recordings.in(contents));
    }

    private static String system(JsonNode instruction) {
        return String.join("\n", instruction.path("parts").findValuesAsText("text"));
    }

    /** One text a message: prompts put several into one part, each on a line that begins with a note. */
    private static List<String> texts(JsonNode content) {
        List<String> texts = new ArrayList<>();
        content.path("parts").forEach(part -> {
            Recordings.words(part).filter(words -> !words.isEmpty()).ifPresent(texts::add);
            for (String message : NEXT_MESSAGE.split(part.path("text").asText())) {
                String words = NOTE.matcher(message).replaceAll(" ").strip();
                if (!words.isEmpty()) {
                    texts.add(words);
                }
            }
        });
        return texts;
    }

    /** What stands after the note that tells the time; all of it where no note does. */
    private static JsonNode sinceNow(JsonNode content) {
        ObjectNode since = Wire.object();
        ArrayNode parts = since.putArray("parts");
        content.path("parts").forEach(part -> {
            if (part.has("inlineData")) {
                parts.add(part);
                return;
            }
            String[] pieces = NOW.split(part.path("text").asText());
            if (pieces.length > 1) {
                parts.removeAll();
            }
            parts.addObject().put("text", pieces[pieces.length - 1]);
        });
        return since;
    }
}
