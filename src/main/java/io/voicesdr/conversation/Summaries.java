package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.prompt.Senses;
import io.voicesdr.core.prompt.Summary;
import io.voicesdr.core.prompt.Summary.Known;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What conversations came to before the messages that the model is shown. Made behind an answer, never before one: no
 * customer waits for it (law 7). A memo (law 6): without it the model is told that older messages are not shown. Thread-safe.
 */
@ApplicationScoped
public class Summaries {

    private static final Logger LOG = Logger.getLogger(Summaries.class);

    private static final int MOST = 10_000;
    private static final Duration KEPT = Duration.ofDays(7);

    private final LanguageModel model;
    private final Set<ChatRef> busy = ConcurrentHashMap.newKeySet();
    private final Cache<ChatRef, Known> memo =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    public Summaries(LanguageModel model) {
        this.model = model;
    }

    /** What came before, as far as it is remembered and still of this conversation. */
    public Optional<String> find(ConversationState state) {
        return Summary.valid(state, known(state.chat())).map(Known::text);
    }

    /** Has the summary made that the next answers will need, unless there is one; returns at once. */
    void prepare(Tenant tenant, ConversationState state, Senses senses) {
        Senses words = new Senses(senses.hearing(), Map.of());
        if (Summary.valid(state, known(state.chat())).isEmpty()) {
            memo.invalidate(state.chat()); // of what was forgotten, nothing is kept
        }
        if (Summary.due(tenant, state, words, known(state.chat())).isPresent() && busy.add(state.chat())) {
            Thread.ofVirtual().name("summary").start(() -> {
                try {
                    Summary.due(tenant, state, words, known(state.chat()))
                            .ifPresent(work -> make(tenant, state.chat(), work));
                } finally {
                    busy.remove(state.chat());
                }
            });
        }
    }

    /** Whether none is being made. */
    boolean isIdle() {
        return busy.isEmpty();
    }

    /** Asks for a summary of all that was said, unless it is remembered. Blocks, at the price of a short answer. */
    public Optional<String> make(Tenant tenant, ConversationState state, Senses senses) {
        if (tenant.aiActive()) {
            Summary.whole(tenant, state, senses, known(state.chat()))
                    .ifPresent(work -> make(tenant, state.chat(), work));
        }
        return find(state);
    }

    private Optional<Known> known(ChatRef chat) {
        return Optional.ofNullable(memo.getIfPresent(chat));
    }

    private void make(Tenant tenant, ChatRef chat, Summary.Work work) {
        LanguageModel.Outcome outcome = model.ask(tenant, work.prompt());
        String text = outcome instanceof LanguageModel.Outcome.Answered answered
                ? answered.answer().bubbles().stream()
                        .collect(Collectors.joining("\n"))
                        .strip()
                : "";
        if (!text.isEmpty()) {
            memo.put(chat, new Known(work.upTo(), text.substring(0, Math.min(text.length(), Summary.MAX_CHARS))));
        }
        LOG.infof(
                "SUMMARY_ASKED chat=%s model=%s tokens=%d outcome=%s",
                chat.masked(),
                outcome.usage().model(),
                outcome.usage().totalTokens(),
                outcome.getClass().getSimpleName());
    }
}
