package io.voicesdr.evolution.webhook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * Reads one JSON value as a tree, leaving out what is heavy or secret without ever holding it in memory. Used by one
 * thread for one body. The depth is bounded by the parser, the size here: an empty array of two bytes costs a hundred as
 * a node.
 */
final class LightTree {
    /** Far above any message (about 60 nodes) and any batch seen. */
    static final int MAX_NODES = 100_000;

    /** Media and keys (evolution/CONTRACT.md §6, §8.3, §11: {@code media} is the file itself on other channels). */
    private static final Set<String> LEFT_OUT = Set.of(
            "base64",
            "media",
            "jpegThumbnail",
            "pngThumbnail",
            "thumbnail",
            "thumbnailSha256",
            "thumbnailEncSha256",
            "fileSha256",
            "fileEncSha256",
            "mediaKey",
            "midQualityFileSha256",
            "firstFrameSidecar",
            "scansSidecar",
            "streamingSidecar",
            "messageSecret",
            "waveform",
            "apikey");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private int nodes;

    LightTree(JsonParser parser) {
        this.parser = parser;
    }

    /** The value at the parser's current token, which is its last one afterwards. */
    JsonNode read() throws IOException, MalformedBodyException {
        if (++nodes > MAX_NODES) {
            throw new MalformedBodyException(
                    "There are more than " + MAX_NODES + " values", parser.currentLocation(), null);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private JsonNode object() throws IOException, MalformedBodyException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (LEFT_OUT.contains(name)) {
                parser.skipChildren();
            } else {
                object.set(name, read());
            }
        }
        return object;
    }

    private JsonNode array() throws IOException, MalformedBodyException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read());
        }
        return array;
    }

    private JsonNode integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }
}
