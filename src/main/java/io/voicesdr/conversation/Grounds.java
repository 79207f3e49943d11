package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.grounding.ChatFacts;
import io.voicesdr.core.grounding.Facts;
import io.voicesdr.core.grounding.Finding;
import io.voicesdr.core.grounding.Grounding;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import java.time.LocalDate;
import java.util.List;

/**
 * Holds an answer to what it may stand on: the persona with what the tenant's files put into it, and the chat.
 * Thread-safe; what was read from a text that rarely changes is kept for the next turn.
 */
final class Grounds {

    /** As far back as a conversation is looked through; more than models are shown as a rule. */
    private static final int MAX_ENTRIES = 200;

    /** Characters of all texts together. */
    private static final int MAX_KEPT = 4_000_000;

    private final Cache<String, Facts> kept = Caffeine.newBuilder()
            .maximumWeight(MAX_KEPT)
            .weigher(Grounds::weight)
            .build();

    /** What of {@code bubbles}, said to {@code state} under {@code persona}, stands nowhere. */
    List<Finding> missing(Tenant tenant, ConversationState state, String persona, List<String> bubbles) {
        if (!Grounding.isNeededFor(bubbles)) {
            return List.of();
        }
        List<Entry> entries = state.entries();
        ChatFacts chat = ChatFacts.of(
                entries.subList(Math.max(0, entries.size() - MAX_ENTRIES), entries.size()), tenant.timeZone());
        Facts company = Facts.join(List.of(kept.get(persona, Facts::of), Facts.of(tenant.name()), chat.company()));
        return new Grounding(company, chat.customer(), LocalDate.ofInstant(state.now(), tenant.timeZone()))
                .check(bubbles);
    }

    private static int weight(String text, Facts ignored) {
        return text.length();
    }
}
