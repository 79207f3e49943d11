package io.voicesdr.gemini;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What generateContent answers with 200 (gemini/CONTRACT.md §1.4). Reasons stay strings: Google adds new ones. Registered
 * because a native image would read nothing.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record GenerateContentResponse(
        @Nullable List<Candidate> candidates,
        @Nullable PromptFeedback promptFeedback,
        @Nullable UsageMetadata usageMetadata) {

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Candidate(@Nullable Content content, @Nullable String finishReason) {}

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
        return candidates == null ? Optional.empty() : candidates.stream().findFirst();
    }

    Optional<String> blockReason() {
        return Optional.ofNullable(promptFeedback).map(PromptFeedback::blockReason);
    }

    /** What the model said, its thoughts left out; empty when it said nothing. */
    String text() {
        return parts().filter(part -> !Boolean.TRUE.equals(part.thought()))
                .flatMap(part -> Stream.ofNullable(part.text()))
                .collect(Collectors.joining());
    }

    /** The first media in the answer; speech models send one. */
    Optional<Content.Blob> media() {
        return parts().flatMap(part -> Stream.ofNullable(part.inlineData())).findFirst();
    }

    boolean callsFunction() {
        return parts().anyMatch(part -> part.functionCall() != null);
    }

    private Stream<Content.Part> parts() {
        return candidate().map(Candidate::content).map(Content::parts).stream().flatMap(List::stream);
    }
}
