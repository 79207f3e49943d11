package io.voicesdr.conversation;

import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.tenant.Tenant;

/** Who finds the words. Implemented by the Gemini edge, which retries and changes models by itself. Thread-safe. */
public interface LanguageModel {

    /** Asks for an answer to {@code prompt}. Never throws for what the far side does. */
    Outcome ask(Tenant tenant, Prompt prompt);

    /** What came of asking. */
    sealed interface Outcome {
        Usage usage();

        /** There is an answer; its bubbles may still turn out empty. */
        record Answered(Answer answer, Usage usage) implements Outcome {}

        /** The model will not talk about this (safety, blocked prompt): asking again is of no use. */
        record Refused(String code, Usage usage) implements Outcome {}

        /** No model answered, retries and fallback included. */
        record Failed(String code, String nextAction, Usage usage) implements Outcome {}
    }

    /**
     * What asking cost.
     *
     * @param model that answered last; empty when none did
     * @param requests sent upstream
     * @param inputTokens cached ones included
     * @param outputTokens thinking included
     */
    record Usage(String model, int requests, long inputTokens, long cachedTokens, long outputTokens) {
        /** Nothing was asked. */
        public static Usage none() {
            return new Usage("", 0, 0, 0, 0);
        }

        public long totalTokens() {
            return inputTokens + outputTokens;
        }
    }
}
