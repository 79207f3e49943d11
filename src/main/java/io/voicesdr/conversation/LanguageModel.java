package io.voicesdr.conversation;

import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.grounding.ToolResult;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.tenant.Tenant;
import java.util.List;

/** Who finds the words. Implemented by the Gemini edge, which retries and changes models by itself. Thread-safe. */
public interface LanguageModel {

    /**
     * Asks for an answer to {@code prompt}. Never throws for what the far side does.
     *
     * @param tools what the model may use before it answers, in as many steps as the box allows
     */
    Outcome ask(Tenant tenant, Prompt prompt, Toolbox tools);

    /** Asks without tools. */
    default Outcome ask(Tenant tenant, Prompt prompt) {
        return ask(tenant, prompt, Toolbox.empty());
    }

    /** What came of asking. */
    sealed interface Outcome {
        Usage usage();

        /**
         * There is an answer; its bubbles may still turn out empty.
         *
         * @param tools what was looked up for it, oldest first
         */
        record Answered(Answer answer, Usage usage, List<ToolResult> tools) implements Outcome {
            public Answered {
                tools = List.copyOf(tools);
            }

            /** An answer for which nothing was looked up. */
            public Answered(Answer answer, Usage usage) {
                this(answer, usage, List.of());
            }
        }

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
