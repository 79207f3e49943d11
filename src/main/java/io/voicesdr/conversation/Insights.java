package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.answer.Insight;
import io.voicesdr.core.prompt.PromptBuilder;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What the model found out with its answers. It can't be replayed, so it is known while this memo lasts; after that it is
 * made again only when somebody asks for it. Thread-safe.
 */
@ApplicationScoped
public class Insights {

    private static final Logger LOG = Logger.getLogger(Insights.class);
    private static final int MOST = 20_000;

    private final LanguageModel model;
    private final Tenants tenants;
    private final Allowance budget;
    private final Cache<Key, Insight> memo =
            Caffeine.newBuilder().executor(Tidying.AT_ONCE).maximumSize(MOST).build();

    private final Cache<Key, String> citations =
            Caffeine.newBuilder().executor(Tidying.AT_ONCE).maximumSize(MOST).build();

    Insights(LanguageModel model, Tenants tenants, Allowance budget) {
        this.model = model;
        this.tenants = tenants;
        this.budget = budget;
    }

    private record Key(String instance, String messageId, String configHash) {}

    /** Remembers what was found about the message that an answer settles. */
    void note(Tenant tenant, String messageId, Insight insight) {
        memo.put(key(tenant, messageId), insight);
    }

    /** Remembers which passage of the company's documents the answer to that message was made from. */
    void cite(Tenant tenant, String messageId, String passageId) {
        citations.put(key(tenant, messageId), passageId);
    }

    /** That passage's id, as far as it is remembered; empty also when the answer needed no document. */
    public Optional<String> citation(Tenant tenant, String messageId) {
        return Optional.ofNullable(citations.getIfPresent(key(tenant, messageId)));
    }

    /** What was found about that message under the tenant's present configuration, as far as it is remembered. */
    public Optional<Insight> find(Tenant tenant, String messageId) {
        return Optional.ofNullable(memo.getIfPresent(key(tenant, messageId)));
    }

    /**
     * Asks the model once more, at the price of an answer; nothing is sent to anybody.
     *
     * @param state of the conversation when the message was its newest
     * @return empty when no model answered, or the day's limit is reached
     */
    public Optional<Insight> makeAgain(Tenant tenant, ConversationState state, String messageId) {
        if (!budget.leavesRoom(tenant)) {
            return find(tenant, messageId);
        }
        LanguageModel.Outcome outcome =
                model.ask(tenant, PromptBuilder.build(tenant, tenants.persona(tenant, state), state));
        budget.spentAside(tenant, outcome.usage().totalTokens());
        LOG.infof(
                "INSIGHT_ASKED chat=%s message=%s model=%s tokens=%d outcome=%s",
                state.chat().masked(),
                messageId,
                outcome.usage().model(),
                outcome.usage().totalTokens(),
                outcome.getClass().getSimpleName());
        if (outcome instanceof LanguageModel.Outcome.Answered answered) {
            note(tenant, messageId, Insight.of(answered.answer()));
        }
        return find(tenant, messageId);
    }

    private static Key key(Tenant tenant, String messageId) {
        return new Key(tenant.instance(), messageId, tenant.configHash());
    }
}
