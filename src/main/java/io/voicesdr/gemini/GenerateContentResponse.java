package io.voicesdr.gemini;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.knowledge.Library;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What generateContent answers with 200 (gemini/CONTRACT.md §1.4). Reasons stay strings: Google adds new ones. Registered
 * because a native image would read nothing.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record GenerateContentResponse(
        @Nullable List<@Nullable Candidate> candidates,
        @Nullable PromptFeedback promptFeedback,
        @Nullable UsageMetadata usageMetadata) {

    /**
     * @param content as it came, because after a function call it must go back unchanged (§1.3)
     * @param groundingMetadata what Google's own tools found
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Candidate(
            @Nullable JsonNode content,
            @Nullable String finishReason,
            @Nullable JsonNode groundingMetadata) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PromptFeedback(@Nullable String blockReason) {}

    /**
     * Absent means zero. int64 values, which proto-JSON may write as strings.
     *
     * @param promptTokenCount cached ones included
     * @param candidatesTokenCount thinking excluded
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record UsageMetadata(
            @Nullable Long promptTokenCount,
            @Nullable Long cachedContentTokenCount,
            @Nullable Long candidatesTokenCount,
            @Nullable Long thoughtsTokenCount,
            @Nullable Long toolUsePromptTokenCount) {}

    /** The one candidate; we never ask for more. */
    Optional<Candidate> candidate() {
        return candidates == null
                ? Optional.empty()
                : candidates.stream().filter(Objects::nonNull).findFirst();
    }

    Optional<String> blockReason() {
        return Optional.ofNullable(promptFeedback).map(PromptFeedback::blockReason);
    }

    /** What the model said, its thoughts left out; empty when it said nothing. */
    String text() {
        return parts().filter(part -> !part.path("thought").asBoolean(false))
                .filter(part -> part.path("text").isTextual())
                .map(part -> part.path("text").asText())
                .collect(Collectors.joining());
    }

    /** The first media in the answer; speech models send one. */
    Optional<Content.Blob> media() {
        return parts().map(part -> part.path("inlineData"))
                .filter(JsonNode::isObject)
                .map(data -> new Content.Blob(data.path("mimeType").asText(""), data.path("data")))
                .findFirst();
    }

    boolean callsFunction() {
        return parts().anyMatch(part -> part.path("functionCall").isObject());
    }

    /** Whether the answer waits for tools: whatever text stands beside the calls is not the answer yet. */
    boolean asksForTools() {
        String reason = candidate().map(Candidate::finishReason).orElse("STOP");
        return reason.equals("STOP") && callsFunction();
    }

    /** The one candidate's content; a missing node when it has none. */
    JsonNode content() {
        return candidate().map(Candidate::content).orElseGet(MissingNode::getInstance);
    }

    /** What the model read in the tenant's documents (§4.2). */
    List<Library.Excerpt> excerpts() {
        JsonNode found = candidate().map(Candidate::groundingMetadata).orElseGet(MissingNode::getInstance);
        return StreamSupport.stream(found.path("groundingChunks").spliterator(), false)
                .map(chunk -> chunk.path("retrievedContext"))
                .filter(JsonNode::isObject)
                .map(context -> new Library.Excerpt(
                        context.path("title").asText(""), context.path("text").asText("")))
                .toList();
    }

    private Stream<JsonNode> parts() {
        return StreamSupport.stream(content().path("parts").spliterator(), false);
    }
}
