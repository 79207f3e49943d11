package io.voicesdr.core.decision;

import io.voicesdr.core.decision.Decision.AskModel;
import io.voicesdr.core.decision.Decision.Reason;
import io.voicesdr.core.decision.Decision.Say;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.flow.Line;
import io.voicesdr.core.flow.Wanted;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what a flow wants into a decision. Pure. */
final class FlowDecision {

    private FlowDecision() {}

    /**
     * Empty when the flow leaves the decision to the other rules.
     *
     * @param wished whether the customer asks for a person, in whatever words
     */
    static Optional<Decision> of(Tenant tenant, FlowState flow, String answers, boolean wished, Instant now) {
        return switch (flow.wanted()) {
            case Wanted.Nothing ignored -> Optional.empty();
            case Wanted.Say say -> Optional.of(Say.ofFlow(say.lines(), answers));
            case Wanted.AskModel ask ->
                tenant.aiActive() ? Optional.of(new AskModel(answers, ask)) : withoutModel(ask, answers);
            case Wanted.HandOver over -> Optional.of(handOver(tenant, over, answers, wished || over.wished(), now));
        };
    }

    /** The model is switched off: what the flow says around it is said all the same. */
    private static Optional<Decision> withoutModel(Wanted.AskModel ask, String answers) {
        List<Line> lines =
                Stream.concat(ask.before().stream(), ask.after().stream()).toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(Say.ofFlow(lines, answers));
    }

    private static Decision handOver(Tenant tenant, Wanted.HandOver over, String answers, boolean wished, Instant now) {
        int place = over.node().map(Hashes::ofNode).orElse(0);
        boolean told = !over.lines().isEmpty()
                && over.lines().getLast().node().equals(over.node().orElse(""));
        List<Line> before = told ? over.lines().subList(0, over.lines().size() - 1) : over.lines();
        CustomerText ours = wished ? CustomerText.PERSON_CALLED : CustomerText.BETTER_WITH_A_PERSON;
        String text = told ? over.lines().getLast().text() : ours.in(tenant.language());
        Reason reason = wished ? Reason.CUSTOMER_ASKED : Reason.FLOW_ENDED;
        return new Decision.HandOver(reason, Presence.with(text, tenant, now), answers, before, place);
    }
}
