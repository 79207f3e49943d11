package io.voicesdr.sandbox.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.sandbox.evolution.Wire;
import java.util.List;

/** Puts a reply into the shape of a generateContent answer (gemini/CONTRACT.md §1.4). Pure. */
final class ReplyWriter {
    static final String MODEL_VERSION = "sandbox-offline";
    private static final int CHARS_PER_TOKEN = 4;
    private static final int THOUGHT_TOKENS = 24;

    private ReplyWriter() {}

    /** @param request decides the form: JSON by its schema, or plain text */
    static ObjectNode write(Reply reply, JsonNode request) {
        JsonNode config = request.path("generationConfig");
        boolean asJson =
                "application/json".equals(config.path("responseMimeType").asText());
        List<String> heard = Recordings.in(request.path("contents"));
        String text = asJson ? json(reply, heard, schema(config)) : String.join("\n\n", reply.bubbles());
        ObjectNode answer = Wire.object();
        ObjectNode candidate = answer.putArray("candidates").addObject();
        ObjectNode content = candidate.putObject("content");
        content.putArray("parts").addObject().put("text", text);
        content.put("role", "model");
        candidate.put("finishReason", "STOP").put("index", 0);
        answer.set("usageMetadata", usage(request, text));
        return answer.put("modelVersion", MODEL_VERSION).put("responseId", "sandbox:" + reply.rules());
    }

    private static JsonNode schema(JsonNode config) {
        JsonNode schema = config.path("responseJsonSchema");
        return schema.isMissingNode() ? config.path("responseSchema") : schema;
    }

    /** The answer's fields, those that {@code schema} knows; all of them when it names none. */
    private static String json(Reply reply, List<String> heard, JsonNode schema) {
        ObjectNode answer = Wire.object();
        var bubbles = answer.putArray("bubbles");
        reply.bubbles().forEach(bubbles::add);
        answer.put("transcript", heard.isEmpty() || heard.getLast().isEmpty() ? null : heard.getLast());
        var transcripts = answer.putArray("transcripts");
        heard.forEach(transcripts::add);
        var items = answer.putArray("items");
        reply.items().forEach(items::add);
        answer.put("language", reply.tongue().tag()).put("intent", reply.intent());
        answer.put("sentiment", "neutral").put("confidence", 0.9);
        boolean entitiesAreListed =
                types(schema.path("properties").path("entities")).contains("array");
        answer.set("entities", entitiesAreListed ? Wire.array() : Wire.object());
        var facts = answer.putObject("lead").putArray("facts");
        reply.interest()
                .ifPresent(interest -> facts.addObject()
                        .put("criterion", "need")
                        .put("value", interest.product())
                        .put("evidence", interest.evidence()));
        answer.putObject("handover")
                .put("needed", !reply.handoverReason().isEmpty())
                .put("reason", reply.handoverReason());
        JsonNode properties = schema.path("properties");
        if (!properties.isEmpty()) {
            answer.properties().removeIf(field -> !properties.has(field.getKey()));
        }
        return Wire.write(answer);
    }

    private static List<String> types(JsonNode property) {
        JsonNode type = property.path("type");
        return type.isArray()
                ? type.valueStream()
                        .map(node -> node.asText().toLowerCase(java.util.Locale.ROOT))
                        .toList()
                : List.of(type.asText().toLowerCase(java.util.Locale.ROOT));
    }

    private static ObjectNode usage(JsonNode request, String text) {
        int prompt = tokens(request.path("contents")) + tokens(request.path("systemInstruction"));
        int output = 1 + text.length() / CHARS_PER_TOKEN;
        ObjectNode usage = Wire.object()
                .put("promptTokenCount", prompt)
                .put("candidatesTokenCount", output)
                .put("totalTokenCount", prompt + output + THOUGHT_TOKENS)
                .put("thoughtsTokenCount", THOUGHT_TOKENS);
        usage.putArray("promptTokensDetails")
                .addObject()
                .put("modality", "TEXT")
                .put("tokenCount", prompt);
        return usage;
    }

    private static int tokens(JsonNode node) {
        return node.findValuesAsText("text").stream()
                .mapToInt(text -> 1 + text.length() / CHARS_PER_TOKEN)
                .sum();
    }
}
