package io.voicesdr.gemini;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of generateContent (gemini/CONTRACT.md §1.2). It has no field for temperature, topP, topK, penalties or
 * candidateCount: newer models refuse them. An unknown field anywhere is a 400. Registered because a native image would
 * write it as {@code {}}.
 *
 * @param steps tool steps, which go behind {@code contents} as they are: {@link GeminiJson} puts them there
 * @param store false: Google must not keep the customer's words (on by default in newer projects, §1.1)
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record GenerateContentRequest(
        List<Content> contents,
        @Nullable Content systemInstruction,
        @Nullable List<Tools> tools,
        @Nullable ToolConfig toolConfig,
        GenerationConfig generationConfig,
        boolean store,
        @JsonIgnore List<JsonNode> steps) {

    /** A request without tools. */
    GenerateContentRequest(
            List<Content> contents,
            @Nullable Content systemInstruction,
            GenerationConfig generationConfig,
            boolean store) {
        this(contents, systemInstruction, null, null, generationConfig, store, List.of());
    }

    /** This request with other contents. */
    GenerateContentRequest with(List<Content> others) {
        return new GenerateContentRequest(others, systemInstruction, tools, toolConfig, generationConfig, store, steps);
    }

    /** This request with tools, and what came of them so far. */
    GenerateContentRequest with(List<Tools> offered, @Nullable ToolConfig config, List<JsonNode> taken) {
        return new GenerateContentRequest(contents, systemInstruction, offered, config, generationConfig, store, taken);
    }

    /** This request, free in the form of its answer. */
    GenerateContentRequest withoutSchema() {
        GenerationConfig free =
                new GenerationConfig(generationConfig.maxOutputTokens(), generationConfig.thinkingConfig(), null, null);
        return new GenerateContentRequest(contents, systemInstruction, tools, toolConfig, free, store, steps);
    }

    /** One of both. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tools(
            @Nullable List<FunctionDeclaration> functionDeclarations,
            @Nullable FileSearch fileSearch) {}

    @RegisterForReflection
    record FileSearch(List<String> fileSearchStoreNames) {}

    @RegisterForReflection
    record FunctionDeclaration(String name, String description, Map<String, Object> parametersJsonSchema) {}

    /** @param includeServerSideToolInvocations true where Google's tools stand beside ours (§1.2) */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ToolConfig(
            FunctionCallingConfig functionCallingConfig,
            @Nullable Boolean includeServerSideToolInvocations) {}

    /** @param mode {@code AUTO} or {@code NONE} */
    @RegisterForReflection
    record FunctionCallingConfig(String mode) {}

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
