package io.voicesdr.gemini;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.voicesdr.http.BufferOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** This edge's own reading and writing of JSON, strict about what we send and lenient about what models write. Pure. */
final class GeminiJson {

    private static final JsonMapper WIRE = JsonMapper.builder(factory())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Models put raw line breaks into strings and commas before brackets. */
    private static final JsonMapper LENIENT = JsonMapper.builder(factory())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private GeminiJson() {}

    /** Asks run on virtual threads, which have no buffers of their own to use again. */
    private static JsonFactory factory() {
        return JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                .build();
    }

    /**
     * Writes {@code request} as it goes, files included: with a text between, ten minutes of voice would stand in the memory
     * three times.
     *
     * @param request one of this edge's own requests
     */
    static Buffer body(Object request) {
        BufferOutput body = new BufferOutput();
        try {
            write(request, body);
        } catch (IOException e) {
            throw new IllegalStateException("Our own request can't be written as JSON", e);
        }
        return body.buffer();
    }

    static void write(Object request, OutputStream to) throws IOException {
        WIRE.writeValue(to, request instanceof GenerateContentRequest asking ? whole(asking) : request);
    }

    /** With its tool steps behind its contents; files stay bytes. */
    private static Object whole(GenerateContentRequest request) {
        if (request.steps().isEmpty()) {
            return request;
        }
        ObjectNode tree = WIRE.valueToTree(request);
        request.steps().forEach(tree.withArray("contents")::add);
        return tree;
    }

    /** Empty when {@code body} is no such JSON: HTML of a gateway, a cut body, nothing at all. */
    static Optional<GenerateContentResponse> response(byte[] body) {
        try {
            return Optional.ofNullable(WIRE.readValue(body, GenerateContentResponse.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Empty when {@code text} is not one whole JSON value. */
    static Optional<JsonNode> lenient(String text) {
        try {
            return Optional.ofNullable(LENIENT.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
