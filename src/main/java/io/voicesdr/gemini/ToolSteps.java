package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.grounding.ToolResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The tool steps of one ask, as they go back to the model (gemini/CONTRACT.md §1.3): what it said, unchanged to the last
 * unknown field, then one content with a response for each call, in order. Another model can't read these signatures: it
 * gets the bare calls under the documented escape. Belongs to the ask's thread.
 */
final class ToolSteps {

    /** "Injecting a call the model did not make" (§1.3.4). */
    static final String FOREIGN = "skip_thought_signature_validator";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private record Step(String model, JsonNode said, ObjectNode responses) {}

    private final List<Step> steps = new ArrayList<>();
    private boolean bare;

    int count() {
        return steps.size();
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Runs the calls in {@code said}, which {@code model} wrote. */
    void take(String model, JsonNode said, Toolbox tools, Duration patience) {
        List<FunctionCalls.Call> calls = FunctionCalls.in(said);
        List<ToolResult> results =
                tools.run(calls.stream().map(FunctionCalls.Call::toToolCall).toList(), patience);
        ObjectNode content = JSON.objectNode().put("role", "user");
        ArrayNode parts = content.putArray("parts");
        for (int i = 0; i < calls.size(); i++) {
            parts.add(response(calls.get(i), results.get(i)));
        }
        steps.add(new Step(model, said, content));
    }

    /** From now on every step is told as if another model had made it; false when that is so already. */
    boolean strip() {
        boolean changes = !isEmpty() && !bare;
        bare = true;
        return changes;
    }

    /** What follows the conversation in a request to {@code model}. */
    List<JsonNode> contents(String model) {
        List<JsonNode> contents = new ArrayList<>();
        for (Step step : steps) {
            contents.add(bare || !step.model().equals(model) ? bareCalls(step.said()) : step.said());
            contents.add(step.responses());
        }
        return contents;
    }

    private static JsonNode response(FunctionCalls.Call call, ToolResult result) {
        ObjectNode response = JSON.objectNode();
        call.id().ifPresent(id -> response.put("id", id));
        response.put("name", call.name());
        response.putObject("response").put(result.ok() ? "output" : "error", result.text());
        return JSON.objectNode().set("functionResponse", response);
    }

    private static JsonNode bareCalls(JsonNode said) {
        ObjectNode content = JSON.objectNode().put("role", "model");
        ArrayNode parts = content.putArray("parts");
        for (JsonNode part : said.path("parts")) {
            if (part.has("functionCall")) {
                ObjectNode call = JSON.objectNode().set("functionCall", part.get("functionCall"));
                parts.add(parts.isEmpty() ? call.put("thoughtSignature", FOREIGN) : call);
            }
        }
        return content;
    }
}
