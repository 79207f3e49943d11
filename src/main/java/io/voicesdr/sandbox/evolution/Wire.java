package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as the far side writes it: a mapper of its own, so that no setting of the product can bend the peer. */
public final class Wire {

    private static final JsonMapper JSON = new JsonMapper();

    private Wire() {}

    /** A new object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new array. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** {@code node} as JSON text. */
    public static String write(JsonNode node) {
        return node.toString();
    }

    /**
     * The JSON value in {@code text}.
     *
     * @throws JsonProcessingException when it is none
     */
    public static JsonNode read(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    /**
     * The request body in {@code text}; an absent one is an empty object, as Express has it.
     *
     * @throws Refusal with the body that Evolution answers to malformed JSON
     */
    static JsonNode body(String text) {
        if (text.isBlank()) {
            return object();
        }
        try {
            return read(text);
        } catch (JsonEOFException e) {
            throw Refusal.malformed("Unexpected end of JSON input", e);
        } catch (JsonProcessingException e) {
            throw Refusal.malformed("Unexpected token in JSON", e);
        }
    }
}
