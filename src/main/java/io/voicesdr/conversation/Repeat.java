package io.voicesdr.conversation;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.media.Lack;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import java.util.List;
import java.util.stream.Stream;

/** Asks a customer to say it again whose voice notes can't be heard, and who has written nothing beside them. Pure. */
final class Repeat {

    private Repeat() {}

    /**
     * The draft in place of the model's answer; a flow's question comes after it as it would after an answer. Outside flows
     * it is a notice: it leaves a flow that has not begun where it is.
     */
    static Draft draft(Tenant tenant, ConversationState state, Hearing hearing, Decision.AskModel asked) {
        return new Draft(
                asked.flow().node().isPresent() ? Kind.ANSWER : Kind.NOTICE,
                List.of(text(tenant, state, hearing)),
                asked.answers(),
                TurnReport.Outcome.TOLD,
                lack(state, hearing) == Lack.TOO_LARGE ? "NOTE_TOO_LONG" : "NOTE_UNHEARD",
                "");
    }

    /** {@code draft}, with the request before it where all that it settles is unheard. */
    static Draft before(Tenant tenant, ConversationState state, Hearing hearing, Draft draft) {
        if (!Listener.isDeafTo(state, hearing)) {
            return draft;
        }
        return draft.with(
                Stream.concat(Draft.written(List.of(text(tenant, state, hearing))).stream(), draft.bubbles().stream())
                        .toList(),
                Stream.concat(Stream.of(0), draft.places().stream()).toList());
    }

    private static String text(Tenant tenant, ConversationState state, Hearing hearing) {
        CustomerText text =
                lack(state, hearing) == Lack.TOO_LARGE ? CustomerText.NOTE_TOO_LONG : CustomerText.COULD_NOT_HEAR;
        return text.in(tenant.language());
    }

    private static Lack lack(ConversationState state, Hearing hearing) {
        return state.newestOwed().flatMap(hearing::lackOf).orElse(Lack.UNAVAILABLE);
    }
}
