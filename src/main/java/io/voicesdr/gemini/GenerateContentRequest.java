package io.voicesdr.gemini;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of generateContent (gemini/CONTRACT.md §1.2). It has no field for temperature, topP, topK, penalties or
 * candidateCount: newer models refuse them. An unknown field anywhere is a 400. Registered because a native image would
 * write it as {@code {}}.
 *
 * @param store false: Google must not keep the customer's words (on by default in newer projects, §1.1)
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record GenerateContentRequest(
        List<Content> contents, @Nullable Content systemInstruction, GenerationConfig generationConfig, boolean store) {

    /** @param maxOutputTokens caps thinking and answer together */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GenerationConfig(
            int maxOutputTokens,
            @Nullable ThinkingConfig thinkingConfig,
            @Nullable String responseMimeType,
            @Nullable JsonNode responseJsonSchema) {}

    /** @param thinkingLevel {@code MINIMAL}, {@code LOW}, {@code MEDIUM}, {@code HIGH} or {@code XHIGH} */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ThinkingConfig(String thinkingLevel) {}
}
