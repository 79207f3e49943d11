package io.voicesdr.conversation;

import io.voicesdr.conversation.tool.ToolShelf;
import io.voicesdr.conversation.tool.Toolbox;
import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.decision.Policy;
import io.voicesdr.core.grounding.ToolResult;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.prompt.PromptBuilder;
import io.voicesdr.core.prompt.Senses;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Why the bot said something: the conversation is put back to the moment before, and decided anew under the present
 * configuration. Asks nobody, unless told to. Thread-safe.
 */
@ApplicationScoped
public class Hindsight {
    private static final Logger LOG = Logger.getLogger(Hindsight.class);

    private final Tenants tenants;
    private final Listener listener;
    private final LanguageModel model;
    private final ToolShelf shelf;
    private final Summaries summaries;
    private final Allowance budget;

    Hindsight(
            Tenants tenants,
            Listener listener,
            LanguageModel model,
            ToolShelf shelf,
            Summaries summaries,
            Allowance budget) {
        this.tenants = tenants;
        this.listener = listener;
        this.model = model;
        this.shelf = shelf;
        this.summaries = summaries;
        this.budget = budget;
    }

    /**
     * What led to one turn of the bot.
     *
     * @param signature of its first marked bubble
     * @param sameConfiguration whether the mark was made under the tenant's present configuration; empty without a mark
     * @param stage of a follow-up; empty for what answers a customer
     * @param decision what the conversation asked for at that moment; empty for a follow-up, which nobody asked for
     * @param prompt what the model would be told, without the files beside it; empty where it would not be asked
     * @param tokens that the turn cost, about; 0 without a mark
     */
    public record Reason(
            BotTurn turn,
            Optional<Signature> signature,
            Optional<Boolean> sameConfiguration,
            Optional<Integer> stage,
            Optional<Decision> decision,
            Optional<Prompt> prompt,
            long tokens) {}

    /**
     * What the model says now, asked the same under the present configuration.
     *
     * @param looked the tools it called, oldest first, with what they said
     * @param bubbles what it would say; empty when it said nothing
     * @param failure why it said nothing, a stable code; empty when it did
     */
    public record Again(List<ToolResult> looked, List<String> bubbles, String failure, LanguageModel.Usage usage) {
        public Again {
            looked = List.copyOf(looked);
            bubbles = List.copyOf(bubbles);
        }
    }

    /**
     * Why the bot said what it said.
     *
     * @param window the whole conversation, as far as it is known
     * @param messageId of a bubble of the bot
     * @return empty when that is no bubble of the bot in it
     */
    public Optional<Reason> why(Tenant tenant, ChatWindow window, String messageId) {
        return turn(window.state(), messageId).map(turn -> why(tenant, window, turn));
    }

    /**
     * Asks the model once more, at the price of an answer, and lets it call its tools again but those that may change
     * something. Nothing is sent to anybody.
     *
     * @return empty where the model would not be asked, or where that is no bubble of the bot
     */
    public Optional<Again> again(Tenant tenant, ChatWindow window, String messageId) {
        return turn(window.state(), messageId)
                .flatMap(turn -> why(tenant, window, turn)
                        .prompt()
                        .map(prompt -> ask(tenant, stateBefore(tenant, window, turn), messageId, prompt)));
    }

    private Again ask(Tenant tenant, ConversationState before, String messageId, Prompt prompt) {
        Toolbox tools = shelf.readingBox(tenant, before);
        LanguageModel.Outcome outcome = model.ask(tenant, prompt, tools);
        budget.spentAside(tenant, outcome.usage().totalTokens());
        LOG.infof(
                "ASKED_AGAIN chat=%s message=%s model=%s tokens=%d tools=%d outcome=%s",
                before.chat().masked(),
                messageId,
                outcome.usage().model(),
                outcome.usage().totalTokens(),
                tools.results().size(),
                outcome.getClass().getSimpleName());
        return switch (outcome) {
            case LanguageModel.Outcome.Answered answered ->
                new Again(tools.results(), answered.answer().bubbles(), "", answered.usage());
            case LanguageModel.Outcome.Refused refused ->
                new Again(tools.results(), List.of(), refused.code(), refused.usage());
            case LanguageModel.Outcome.Failed failed ->
                new Again(tools.results(), List.of(), failed.code(), failed.usage());
        };
    }

    private static Optional<BotTurn> turn(ConversationState state, String messageId) {
        return state.turns().stream()
                .filter(turn ->
                        turn.bubbles().stream().anyMatch(bubble -> bubble.id().equals(messageId)))
                .findFirst();
    }

    private ConversationState stateBefore(Tenant tenant, ChatWindow window, BotTurn turn) {
        // the prompt says when older messages are not shown, and a flow opens only where nothing is missing
        boolean cut = window.sessions().getFirst().cut();
        return Replay.replay(
                window.chat(),
                tenant.conversation(),
                tenants.signatures(tenant),
                History.of(before(window.state(), turn), cut),
                turn.at());
    }

    private Reason why(Tenant tenant, ChatWindow window, BotTurn turn) {
        Optional<Signature> signature = turn.bubbles().stream()
                .flatMap(bubble -> bubble.signature().stream())
                .findFirst();
        Optional<Boolean> sameConfiguration =
                signature.map(mark -> mark.config() == Hashes.ofConfig(tenant.configHash()));
        long tokens = signature.map(mark -> Hashes.tokensOf(mark.tokenStep())).orElse(0L);
        if (turn.kind() == Kind.FOLLOW_UP) {
            return new Reason(
                    turn,
                    signature,
                    sameConfiguration,
                    signature.map(Signature::place),
                    Optional.empty(),
                    Optional.empty(),
                    tokens);
        }
        ConversationState before = stateBefore(tenant, window, turn);
        Hearing hearing = listener.hearing(before);
        Decision decision = before.newestOwed()
                .map(newest -> Policy.decide(
                        tenant, before, newest.at().minus(tenant.conversation().burstWindow()), hearing))
                .orElseGet(() -> new Decision.Silent(Decision.Reason.NOTHING_OWED));
        return new Reason(
                turn,
                signature,
                sameConfiguration,
                Optional.empty(),
                Optional.of(decision),
                decision instanceof Decision.AskModel ask
                        ? Optional.of(prompt(tenant, before, hearing, ask))
                        : Optional.empty(),
                tokens);
    }

    private Prompt prompt(Tenant tenant, ConversationState before, Hearing hearing, Decision.AskModel ask) {
        boolean personCalled = Escalation.of(tenant, before, Standing.NONE).isCalled();
        String persona = Briefs.with(tenants.persona(tenant, before), tenant, before, hearing, personCalled, ask);
        String summary = summaries.find(before).orElse("");
        return PromptBuilder.build(tenant, persona, before, new Senses(hearing, Map.of(), summary));
    }

    /** What stands before the turn, and what it answered even where a wrong clock has put that behind it. */
    private static List<Message> before(ConversationState state, BotTurn turn) {
        List<Message> before = new ArrayList<>();
        boolean begun = false;
        for (Entry entry : state.entries()) {
            begun |= entry.id().equals(turn.bubbles().getFirst().id());
            if (!begun || turn.answered().filter(entry.id()::equals).isPresent()) {
                before.add(entry.message());
            }
        }
        return before;
    }
}
