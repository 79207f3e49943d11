package io.voicesdr.conversation;

import io.voicesdr.core.grounding.ToolResult;
import io.voicesdr.core.message.ChatRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Supplier;

/** What one turn has cost so far; becomes its {@link TurnReport}. Not thread-safe: it belongs to the turn's thread. */
final class Account {

    private final ChatRef chat;
    private final String turn = UUID.randomUUID().toString();
    private final Map<TurnReport.Stage, Duration> stages = new EnumMap<>(TurnReport.Stage.class);
    private LanguageModel.Usage usage = LanguageModel.Usage.none();
    private final List<String> tools = new ArrayList<>();
    private String answers = "";
    private String intent = "";
    private String node = "";
    private OptionalDouble confidence = OptionalDouble.empty();
    private int owed;
    private int bubbles;
    private int historyRequests;
    private int mediaRequests;
    private long mediaBytes;

    Account(ChatRef chat) {
        this.chat = chat;
    }

    <T> T timed(TurnReport.Stage stage, Supplier<T> work) {
        long begin = System.nanoTime();
        try {
            return work.get();
        } finally {
            stages.merge(stage, Duration.ofNanos(System.nanoTime() - begin), Duration::plus);
        }
    }

    void timed(TurnReport.Stage stage, Runnable work) {
        timed(stage, () -> {
            work.run();
            return stage;
        });
    }

    /** How long {@code stage} has taken so far. */
    Duration spent(TurnReport.Stage stage) {
        return stages.getOrDefault(stage, Duration.ZERO);
    }

    /** How long the customer has waited for the answer to be made. */
    Duration spentOnMaking() {
        return spent(TurnReport.Stage.MODEL).plus(spent(TurnReport.Stage.SPEECH));
    }

    void concerns(String newestOwed, int messages) {
        answers = newestOwed;
        owed = messages;
    }

    void read(int requests) {
        historyRequests += requests;
    }

    void fetched(int requests, long bytes) {
        mediaRequests += requests;
        mediaBytes += bytes;
    }

    void asked(LanguageModel.Usage more) {
        usage = new LanguageModel.Usage(
                more.model().isEmpty() ? usage.model() : more.model(),
                usage.requests() + more.requests(),
                usage.inputTokens() + more.inputTokens(),
                usage.cachedTokens() + more.cachedTokens(),
                usage.outputTokens() + more.outputTokens());
    }

    /** The model that answered stays named; what speaking cost is added. */
    void spoke(LanguageModel.Usage more) {
        String answeredBy = usage.model();
        asked(more);
        if (!answeredBy.isEmpty()) {
            usage = new LanguageModel.Usage(
                    answeredBy, usage.requests(), usage.inputTokens(), usage.cachedTokens(), usage.outputTokens());
        }
    }

    void used(List<ToolResult> results) {
        results.forEach(result -> tools.add(result.ok() ? result.name() : '!' + result.name()));
    }

    void found(String modelsIntent) {
        intent = modelsIntent;
    }

    /** @param modelsConfidence 0 to 1 */
    void isSure(double modelsConfidence) {
        confidence = OptionalDouble.of(modelsConfidence);
    }

    /** @param flowsNode where the flow stands when all is said */
    void standsAt(String flowsNode) {
        node = flowsNode;
    }

    void sent() {
        bubbles++;
    }

    long tokens() {
        return usage.totalTokens();
    }

    TurnReport report(TurnReport.Outcome outcome, String detail) {
        return new TurnReport(
                chat,
                turn,
                outcome,
                detail,
                answers,
                owed,
                bubbles,
                historyRequests,
                mediaRequests,
                mediaBytes,
                usage,
                tools,
                node,
                intent,
                confidence,
                stages);
    }
}
