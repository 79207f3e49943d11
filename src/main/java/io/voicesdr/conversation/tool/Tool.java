package io.voicesdr.conversation.tool;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Something the model may ask for in the middle of an answer. Thread-safe as far as its {@code work} is.
 *
 * @param name what the model calls it by: at most 64 of {@code A-Z a-z 0-9 _ : . -} (gemini/CONTRACT.md §1.2)
 * @param description tells the model when to use it
 * @param parameters JSON Schema of its arguments, an object
 * @param timeout after which it is given up, and the model told so
 */
public record Tool(String name, String description, Map<String, Object> parameters, Duration timeout, Work work) {

    /** Long enough for a slow service, short enough for a customer who waits. */
    public static final Duration TIMEOUT = Duration.ofSeconds(8);

    /** What a tool does. */
    @FunctionalInterface
    public interface Work {
        /**
         * Runs on a virtual thread of its own and may block; interrupted when its time is over. What it throws is told to
         * the model as a failure, without the exception's words.
         */
        ToolAnswer on(Arguments arguments) throws Exception;
    }

    public Tool {
        parameters = Map.copyOf(parameters);
    }

    /** JSON Schema of an object whose properties are all texts, those of {@code required} not to be left out. */
    public static Map<String, Object> textParameters(Map<String, String> descriptions, List<String> required) {
        Map<String, Object> properties = new java.util.LinkedHashMap<>();
        descriptions.forEach(
                (name, description) -> properties.put(name, Map.of("type", "string", "description", description)));
        return Map.of("type", "object", "properties", properties, "required", required);
    }
}
