package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.grounding.ChatFacts;
import io.voicesdr.core.grounding.Facts;
import io.voicesdr.core.grounding.Finding;
import io.voicesdr.core.grounding.Grounding;
import io.voicesdr.core.grounding.ToolResult;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.prompt.CatalogueSection;
import io.voicesdr.core.prompt.KnowledgeSection;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds an answer to what it may stand on: the persona with what the tenant's files put into it, the
 * catalogue and the documents where the model reads them, what tools said, and the chat.
 * Thread-safe; what was read from a text that rarely changes is kept for the next turn.
 */
// the class Caffeine makes for weights without expiry, by its name: without it a native executable fails at the first
// turn
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.SSMW")
final class Grounds {

    /** As far back as a conversation is looked through; more than models are shown as a rule. */
    private static final int MAX_ENTRIES = 200;

    /** Characters of all texts together. */
    private static final int MAX_KEPT = 4_000_000;

    private final Cache<String, Facts> kept = Caffeine.newBuilder()
            .maximumWeight(MAX_KEPT)
            .weigher(Grounds::weight)
            .build();

    /**
     * Where the model could look beside the texts of the chat.
     *
     * @param system the tenant's own text in the prompt
     * @param results what tools found while the answer was made
     * @param hearing what voice notes say
     * @param documents of the company, that the model had whole before it
     * @param files whether customers' pictures or documents were shown to it: what those say nobody can tell here
     */
    record Looked(String system, List<ToolResult> results, List<String> documents, Hearing hearing, boolean files) {}

    /** What of {@code bubbles}, said to {@code state}, stands neither in the chat nor in what was {@code looked} at. */
    List<Finding> missing(Tenant tenant, ConversationState state, Looked looked, List<String> bubbles) {
        if (!Grounding.isNeededFor(bubbles)) {
            return List.of();
        }
        List<Entry> entries = state.entries();
        ChatFacts chat = ChatFacts.of(
                entries.subList(Math.max(0, entries.size() - MAX_ENTRIES), entries.size()),
                looked.hearing(),
                tenant.timeZone());
        List<Facts> known =
                new ArrayList<>(List.of(kept.get(looked.system(), Facts::of), Facts.of(tenant.name()), chat.company()));
        CatalogueSection.of(tenant).ifPresent(section -> known.add(kept.get(section, Facts::of)));
        KnowledgeSection.of(tenant).ifPresent(section -> known.add(kept.get(section, Facts::of)));
        looked.documents().forEach(text -> known.add(kept.get(text, Facts::of)));
        looked.results().stream().filter(ToolResult::ok).forEach(result -> known.add(Facts.of(result.text())));
        LocalDate today = LocalDate.ofInstant(state.now(), tenant.timeZone());
        return new Grounding(Facts.join(known), looked.files() ? chat.customer().andUnknown() : chat.customer(), today)
                .check(bubbles);
    }

    private static int weight(String text, Facts ignored) {
        return text.length();
    }
}
