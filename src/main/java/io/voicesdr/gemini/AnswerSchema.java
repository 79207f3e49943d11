package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The JSON Schema that answers follow, {@code gemini/answer-schema.json}: only keywords that Gemini knows (gemini/CONTRACT.md
 * §1.2). {@code entities} is a list of name and value, because a model that must fill free keys invents or omits them. A
 * native image needs the file in {@code quarkus.native.resources.includes}.
 */
final class AnswerSchema {

    private static final String FILE = "/gemini/answer-schema.json";

    private AnswerSchema() {}

    /** Read afresh; keep it. */
    static JsonNode load() {
        try (InputStream in = AnswerSchema.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        FILE + " is missing: a native image must list it in quarkus.native.resources.includes");
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }
}
