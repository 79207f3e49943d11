package io.voicesdr.gemini;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.voicesdr.conversation.tool.Arguments;
import io.voicesdr.conversation.tool.ToolCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The calls in what a model said (gemini/CONTRACT.md §1.3). Pure. */
final class FunctionCalls {

    private static final TypeReference<Map<String, @Nullable Object>> ARGUMENTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private FunctionCalls() {}

    /**
     * @param id what the response must name again; older models give none
     * @param args an object, as the model wrote it
     */
    record Call(Optional<String> id, String name, JsonNode args) {
        ToolCall toToolCall() {
            return new ToolCall(name, new Arguments(values(args)), args.isObject() ? args.toString() : "{}");
        }
    }

    private static Map<String, @Nullable Object> values(JsonNode args) {
        return args.isObject() ? JSON.convertValue(args, ARGUMENTS) : Map.of();
    }

    /** In order. */
    static List<Call> in(JsonNode content) {
        return StreamSupport.stream(content.path("parts").spliterator(), false)
                .filter(part -> part.path("functionCall").isObject())
                .map(part -> part.path("functionCall"))
                .map(call -> new Call(
                        Optional.of(call.path("id")).filter(JsonNode::isTextual).map(JsonNode::asText),
                        call.path("name").asText(),
                        call.path("args")))
                .toList();
    }
}
