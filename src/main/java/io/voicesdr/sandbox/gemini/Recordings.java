package io.voicesdr.sandbox.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What recordings in a request say. The offline model has no ears: it reads the words that the sandbox's own speech carries
 * behind a marker at the end of the file, and admits that it can't hear others. Pure.
 */
final class Recordings {

    /** Whoever makes speech without a key writes this and the words, in UTF-8, behind the sound. */
    static final String MARKER = "SDRTEXT:";

    private Recordings() {}

    /** The words of every recording in {@code contents}, in order; empty texts for those that can't be heard. */
    static List<String> in(JsonNode contents) {
        return StreamSupport.stream(contents.spliterator(), false)
                .flatMap(content -> StreamSupport.stream(content.path("parts").spliterator(), false))
                .flatMap(part -> words(part).stream())
                .toList();
    }

    /** The words of {@code part}; an empty text when it can't be heard, nothing when it is no recording. */
    static Optional<String> words(JsonNode part) {
        JsonNode data = part.path("inlineData");
        if (!data.path("mimeType").asText().startsWith("audio/")) {
            return Optional.empty();
        }
        try {
            String file = new String(data.path("data").binaryValue(), StandardCharsets.UTF_8);
            int from = file.lastIndexOf(MARKER);
            return Optional.of(
                    from < 0 ? "" : file.substring(from + MARKER.length()).strip());
        } catch (IOException noBase64) {
            return Optional.of("");
        }
    }
}
