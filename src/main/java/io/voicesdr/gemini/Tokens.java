package io.voicesdr.gemini;

import io.voicesdr.gemini.GenerateContentResponse.UsageMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What one reply cost in tokens.
 *
 * @param input cached ones and results of tools included
 * @param output thinking included
 */
record Tokens(long input, long cached, long output) {
    static final Tokens NONE = new Tokens(0, 0, 0);

    static Tokens of(@Nullable UsageMetadata usage) {
        return usage == null
                ? NONE
                : new Tokens(
                        zeroIfAbsent(usage.promptTokenCount()) + zeroIfAbsent(usage.toolUsePromptTokenCount()),
                        zeroIfAbsent(usage.cachedContentTokenCount()),
                        zeroIfAbsent(usage.candidatesTokenCount()) + zeroIfAbsent(usage.thoughtsTokenCount()));
    }

    Tokens plus(Tokens other) {
        return new Tokens(input + other.input, cached + other.cached, output + other.output);
    }

    long uncached() {
        return Math.max(0, input - cached);
    }

    private static long zeroIfAbsent(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
