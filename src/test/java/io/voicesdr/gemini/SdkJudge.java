package io.voicesdr.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.genai.types.Content;
import com.google.genai.types.GenerationConfig;
import com.google.genai.types.SafetySetting;
import com.google.genai.types.Tool;
import com.google.genai.types.ToolConfig;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Google's own types as judge of our field names (gemini/CONTRACT.md §10, check C). */
final class SdkJudge {

    private static final Map<String, Class<?>> FIELDS = Map.of(
            "contents", Content[].class,
            "systemInstruction", Content.class,
            "generationConfig", GenerationConfig.class,
            "tools", Tool[].class,
            "toolConfig", ToolConfig.class,
            "safetySettings", SafetySetting[].class);

    private static final ObjectMapper STRICT = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private SdkJudge() {}

    /** What Google doesn't know in {@code request}; empty when it knows everything. */
    static Optional<String> complaint(JsonNode request) {
        Iterator<Map.Entry<String, JsonNode>> fields = request.fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            Class<?> type = FIELDS.get(field.getKey());
            if (type == null) {
                // newer than this SDK, and documented (§1.1)
                if (field.getKey().equals("store") && field.getValue().isBoolean()) {
                    continue;
                }
                return Optional.of("unknown field " + field.getKey());
            }
            try {
                STRICT.readValue(standard(known(field.getValue()).toString()), type);
            } catch (JsonProcessingException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
        return Optional.empty();
    }

    /** Without what is documented for speech (§3.1) and newer than this SDK: {@code speechMetadata} and {@code voice}. */
    private static JsonNode known(JsonNode node) {
        JsonNode copy = node.deepCopy();
        copy.findParents("speechMetadata").forEach(part -> ((ObjectNode) part).remove("speechMetadata"));
        copy.findValues("voiceConfig").forEach(voice -> ((ObjectNode) voice).remove("voice"));
        return copy;
    }

    /** Proto-JSON takes both alphabets of base64, the SDK only one; the documented escape is of the other (§1.3.4). */
    private static String standard(String json) {
        return json.replace("skip_thought_signature_validator", "skip+thought+signature+validator");
    }
}
