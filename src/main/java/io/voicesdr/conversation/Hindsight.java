package io.voicesdr.conversation;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.decision.Policy;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.prompt.PromptBuilder;
import io.voicesdr.core.prompt.Senses;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why the bot said something: the conversation is put back to the moment before, and decided anew under the present
 * configuration. Asks nobody. Thread-safe.
 */
@ApplicationScoped
public class Hindsight {
    private final Tenants tenants;
    private final Listener listener;

    Hindsight(Tenants tenants, Listener listener) {
        this.tenants = tenants;
        this.listener = listener;
    }

    /**
     * What led to one turn of the bot.
     *
     * @param signature of its first marked bubble
     * @param sameConfiguration whether the mark was made under the tenant's present configuration; empty without a mark
     * @param decision what the conversation asked for at that moment
     * @param prompt what the model would be told; empty where it would not be asked
     * @param tokens that the turn cost, about; 0 without a mark
     */
    public record Reason(
            BotTurn turn,
            Optional<Signature> signature,
            Optional<Boolean> sameConfiguration,
            Decision decision,
            Optional<Prompt> prompt,
            long tokens) {}

    /**
     * Why the bot said what it said.
     *
     * @param state the whole conversation
     * @param messageId of a bubble of the bot
     * @return empty when that is no bubble of the bot in it
     */
    public Optional<Reason> why(Tenant tenant, ConversationState state, String messageId) {
        return state.turns().stream()
                .filter(turn ->
                        turn.bubbles().stream().anyMatch(bubble -> bubble.id().equals(messageId)))
                .findFirst()
                .map(turn -> why(tenant, state, turn));
    }

    private Reason why(Tenant tenant, ConversationState state, BotTurn turn) {
        ConversationState before = Replay.replay(
                state.chat(),
                tenant.conversation(),
                tenants.signatures(tenant),
                History.of(before(state, turn), true),
                turn.at());
        Hearing hearing = listener.hearing(before);
        Decision decision = before.newestOwed()
                .map(newest -> Policy.decide(
                        tenant, before, newest.at().minus(tenant.conversation().burstWindow()), hearing))
                .orElseGet(() -> new Decision.Silent(Decision.Reason.NOTHING_OWED));
        Optional<Signature> signature = turn.bubbles().stream()
                .flatMap(bubble -> bubble.signature().stream())
                .findFirst();
        return new Reason(
                turn,
                signature,
                signature.map(mark -> mark.config() == Hashes.ofConfig(tenant.configHash())),
                decision,
                decision instanceof Decision.AskModel ask
                        ? Optional.of(prompt(tenant, before, hearing, ask))
                        : Optional.empty(),
                signature.map(mark -> Hashes.tokensOf(mark.tokenStep())).orElse(0L));
    }

    private Prompt prompt(Tenant tenant, ConversationState before, Hearing hearing, Decision.AskModel ask) {
        String persona = FlowBrief.with(
                VoiceBrief.with(tenants.persona(tenant, before), tenant, before, hearing),
                ask.flow(),
                tenant.language());
        return PromptBuilder.build(tenant, persona, before, new Senses(hearing, Map.of()));
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
