package io.voicesdr.conversation;

import io.voicesdr.conversation.TurnReport.Outcome;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.answer.Bubbles;
import io.voicesdr.core.answer.Promises;
import io.voicesdr.core.decision.Presence;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.team.OpenCall;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When an answer becomes a hand-over (docs/team.md): the customer is told once, the team is told once, and until somebody
 * comes the bot goes on helping without promising anew. Pure.
 *
 * @param isCalled whether a person has been called in this session and nobody has acted on it
 * @param fellBackBefore whether the bot's last word in this session was that it could not answer
 * @param now when it is decided: outside business hours the customer is told when people are back
 */
record Escalation(Tenant tenant, boolean isCalled, boolean fellBackBefore, Instant now) {

    static Escalation of(Tenant tenant, ConversationState state, Standing standing) {
        return new Escalation(tenant, OpenCall.in(state, standing).isPresent(), fellBackBefore(state), state.now());
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

    private Draft over(String answers, Answer answer, List<String> bubbles, String why) {
        return new Draft(
                Kind.HANDOVER,
                withHours(bubbles),
                answers,
                Outcome.HANDED_OVER,
                why,
                answer.intent().orElse(""));
    }

    /** A person who comes tomorrow is not promised as one who comes at once; a model may have said so itself. */
    private List<String> withHours(List<String> bubbles) {
        Optional<String> back = Presence.backAt(tenant, now).filter(any -> !Presence.isToldIn(bubbles, tenant, now));
        if (back.isEmpty()) {
            return bubbles;
        }
        int room = Math.min(bubbles.size(), Bubbles.MAX - 1);
        String last = Stream.concat(bubbles.stream().skip(room), back.stream()).collect(Collectors.joining(" "));
        return Stream.concat(bubbles.stream().limit(room), Stream.of(last)).toList();
    }

    /**
     * There is nothing to send but that a person goes on.
     *
     * @param why the code of it
     */
    Draft person(String answers, String why) {
        CustomerText text = isCalled ? CustomerText.STILL_CALLING : CustomerText.BETTER_WITH_A_PERSON;
        String said = text.in(tenant.language());
        return new Draft(
                isCalled ? Kind.ANSWER : Kind.HANDOVER,
                List.of(isCalled ? said : Presence.with(said, tenant, now)),
                answers,
                isCalled ? Outcome.TOLD : Outcome.HANDED_OVER,
                why,
                "");
    }
}
