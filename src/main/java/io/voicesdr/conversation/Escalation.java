package io.voicesdr.conversation;

import io.voicesdr.conversation.TurnReport.Outcome;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.answer.Promises;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.team.OpenCall;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import java.util.List;

/**
 * When an answer becomes a hand-over (docs/team.md): the customer is told once, the team is told once, and until somebody
 * comes the bot goes on helping without promising anew. Pure.
 *
 * @param isCalled whether a person has been called in this session and nobody has acted on it
 * @param fellBackBefore whether the bot's last word in this session was that it could not answer
 */
record Escalation(Tenant tenant, boolean isCalled, boolean fellBackBefore) {

    static Escalation of(Tenant tenant, ConversationState state, Standing standing) {
        return new Escalation(tenant, OpenCall.in(state, standing).isPresent(), fellBackBefore(state));
    }

    private static boolean fellBackBefore(ConversationState state) {
        if (state.turns().isEmpty() || state.session().entries().isEmpty()) {
            return false;
        }
        BotTurn last = state.turns().getLast();
        return last.kind() == Kind.FALLBACK
                && !last.at().isBefore(state.session().startedAt());
    }

    /** What becomes of an answer that may be sent as far as its words go. */
    Draft fit(String answers, Answer answer, List<String> bubbles) {
        Findings findings = Findings.of(answer);
        if (isCalled) {
            return answered(answers, answer, bubbles).with(findings);
        }
        if (answer.handover().needed()) {
            return over(answers, answer, bubbles, "MODEL_ASKED").with(findings);
        }
        if (answer.confidence()
                .filter(sure -> sure < tenant.team().confidence())
                .isPresent()) {
            return person(answers, "LOW_CONFIDENCE").with(findings);
        }
        return Promises.in(bubbles)
                ? over(answers, answer, bubbles, "PROMISED").with(findings)
                : answered(answers, answer, bubbles).with(findings);
    }

    private static Draft answered(String answers, Answer answer, List<String> bubbles) {
        return new Draft(
                Kind.ANSWER,
                bubbles,
                answers,
                Outcome.ANSWERED,
                "",
                answer.intent().orElse(""));
    }

    private static Draft over(String answers, Answer answer, List<String> bubbles, String why) {
        return new Draft(
                Kind.HANDOVER,
                bubbles,
                answers,
                Outcome.HANDED_OVER,
                why,
                answer.intent().orElse(""));
    }

    /**
     * There is nothing to send but that a person goes on.
     *
     * @param why the code of it
     */
    Draft person(String answers, String why) {
        CustomerText text = isCalled ? CustomerText.STILL_CALLING : CustomerText.BETTER_WITH_A_PERSON;
        return new Draft(
                isCalled ? Kind.ANSWER : Kind.HANDOVER,
                List.of(text.in(tenant.language())),
                answers,
                isCalled ? Outcome.TOLD : Outcome.HANDED_OVER,
                why,
                "");
    }
}
