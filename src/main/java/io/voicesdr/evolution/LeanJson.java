package io.voicesdr.evolution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * Parses Evolution's answers while they come, without what nobody reads: thumbnails (but those of videos), keys, what devices
 * tell each other, and the whole files which Meta's channel keeps in its rows (evolution/CONTRACT.md §5, §11) are skipped, so
 * that 200 records stay small. Thread-safe.
 */
final class LeanJson {
    private static final Set<String> SKIPPED = Set.of(
            "jpegThumbnail",
            "base64",
            "media",
            "mediaKey",
            "fileSha256",
            "fileEncSha256",
            "thumbnailSha256",
            "thumbnailEncSha256",
            "waveform",
            "streamingSidecar",
            "midQualityFileSha256",
            "pngThumbnail",
            "scansSidecar",
            "messageSecret",
            "messageContextInfo",
            "deviceListMetadata");

    /** Turns run on virtual threads, which have no buffers of their own to use again; and keys of byte maps are not worth keeping. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** Of a video the model gets the frame that was sent with it; of pictures the picture itself. */
    private static final Set<String> VIDEOS = Set.of("videoMessage", "ptvMessage");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LeanJson() {}

    /** The tree {@code json} holds; empty when it is no JSON. A body of nothing is a missing node. */
    static Optional<JsonNode> parse(byte[] json) {
        try {
            return parse(new ByteArrayInputStream(json));
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can always be read", impossible);
        }
    }

    /**
     * As {@link #parse(byte[])}.
     *
     * @throws IOException when {@code json} breaks off
     */
    static Optional<JsonNode> parse(InputStream json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return Optional.of(parser.nextToken() == null ? MissingNode.getInstance() : value(parser, false));
        } catch (JsonProcessingException | CharConversionException noJson) {
            return Optional.empty();
        }
    }

    private static JsonNode value(JsonParser parser, boolean video) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, video);
            case START_ARRAY -> array(parser, video);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static JsonNode object(JsonParser parser, boolean video) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (SKIPPED.contains(name) && !(video && name.equals("jpegThumbnail"))) {
                parser.skipChildren();
            } else {
                object.set(name, value(parser, video || VIDEOS.contains(name)));
            }
        }
        return object;
    }

    private static JsonNode array(JsonParser parser, boolean video) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, video));
        }
        return array;
    }

    private static JsonNode whole(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }
}
