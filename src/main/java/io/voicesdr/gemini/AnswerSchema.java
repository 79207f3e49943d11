package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.voicesdr.core.prompt.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The JSON Schemas that answers and transcripts follow, {@code gemini/*-schema.json}: only keywords that Gemini knows (gemini/CONTRACT.md
 * §1.2). {@code entities} is a list of name and value, because a model that must fill free keys invents or omits them. A
 * native image needs the files in {@code quarkus.native.resources.includes}.
 */
record AnswerSchema(JsonNode answer, JsonNode transcripts, JsonNode summary) {

    private static final String ANSWER = "/gemini/answer-schema.json";
    private static final String TRANSCRIPTS = "/gemini/transcripts-schema.json";
    private static final String SUMMARY = "/gemini/summary-schema.json";

    /** Read afresh; keep it. */
    static AnswerSchema load() {
        return new AnswerSchema(load(ANSWER), load(TRANSCRIPTS), load(SUMMARY));
    }

    /** The schema for what {@code task} asks for. */
    JsonNode of(Prompt.Task task) {
        return switch (task) {
            case ANSWER -> answer;
            case TRANSCRIBE -> transcripts;
            case SUMMARISE -> summary;
        };
    }

    private static JsonNode load(String file) {
        try (InputStream in = AnswerSchema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        file + " is missing: a native image must list it in quarkus.native.resources.includes");
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }
}
