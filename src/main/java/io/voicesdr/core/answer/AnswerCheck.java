package io.voicesdr.core.answer;

import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import java.util.List;

/** Judges what the model said before any of it is sent (docs/how-a-message-travels.md §8). Pure. */
public final class AnswerCheck {

    /** Of all bubbles together: nobody reads more on a phone, and a model that writes more has run away. */
    static final int MAX_CHARS = 12_000;

    private AnswerCheck() {}

    /** What became of an answer. */
    public sealed interface Result {

        /**
         * It may be sent.
         *
         * @param bubbles what to send, one to {@link Bubbles#MAX}
         * @param answer as the model gave it, less the lead facts without evidence
         */
        record Fit(List<String> bubbles, Answer answer) implements Result {
            public Fit {
                bubbles = List.copyOf(bubbles);
            }
        }

        /**
         * Nothing to say is left in it.
         *
         * @param answer its findings still count: a model may ask for a person without a word to the customer
         */
        record Empty(Answer answer) implements Result {}

        /** It must not reach a customer. */
        record Unfit(Flaw flaw) implements Result {}
    }

    /** Why an answer must not be sent: a stable word for logs and metrics. */
    public enum Flaw {
        TOO_LONG,
        RAW_JSON,
        /** A page or an error body of some gateway. */
        MARKUP,
        STACK_TRACE,
        /** It recites the rules the assistant works by. */
        RULES_LEAKED
    }

    /** The judgement on {@code answer} to {@code state}. */
    public static Result check(Tenant tenant, ConversationState state, Answer answer) {
        return check(tenant, state, Hearing.NONE, answer);
    }

    /** The judgement on {@code answer} to {@code state} by somebody who has listened to {@code hearing}. */
    public static Result check(Tenant tenant, ConversationState state, Hearing hearing, Answer answer) {
        String said = String.join("\n", answer.bubbles());
        if (said.length() > MAX_CHARS) {
            return new Result.Unfit(Flaw.TOO_LONG);
        }
        return Flaws.of(said).<Result>map(Result.Unfit::new).orElseGet(() -> fit(tenant, state, hearing, answer));
    }

    private static Result fit(Tenant tenant, ConversationState state, Hearing hearing, Answer answer) {
        List<String> bubbles = Bubbles.of(tenant, answer);
        Answer proven = answer.withLeadFacts(proven(state, hearing, answer.leadFacts()));
        return bubbles.isEmpty() ? new Result.Empty(proven) : new Result.Fit(bubbles, proven);
    }

    /** The facts whose evidence the customer really wrote or said, in one message, word for word. */
    private static List<LeadFact> proven(ConversationState state, Hearing hearing, List<LeadFact> facts) {
        if (facts.isEmpty()) {
            return facts;
        }
        Evidence evidence = Evidence.in(state, hearing);
        return facts.stream().filter(fact -> evidence.has(fact.evidence())).toList();
    }
}
