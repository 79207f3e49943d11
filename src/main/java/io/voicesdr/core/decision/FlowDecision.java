package io.voicesdr.core.decision;

import io.voicesdr.core.decision.Decision.AskModel;
import io.voicesdr.core.decision.Decision.Reason;
import io.voicesdr.core.decision.Decision.Say;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.flow.Line;
import io.voicesdr.core.flow.Node;
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

    /** Empty when the flow leaves the decision to the other rules. */
    static Optional<Decision> of(Tenant tenant, FlowState flow, String answers, Instant now) {
        return switch (flow.wanted()) {
            case Wanted.Nothing ignored -> Optional.empty();
            case Wanted.Say say -> Optional.of(Say.ofFlow(say.lines(), answers));
            case Wanted.AskModel ask ->
                tenant.aiActive() ? Optional.of(new AskModel(answers, ask)) : withoutModel(ask, answers);
            case Wanted.HandOver over -> Optional.of(handOver(tenant, over, answers, now));
        };
    }

    /** The model is switched off: what the flow says around it is said all the same. */
    private static Optional<Decision> withoutModel(Wanted.AskModel ask, String answers) {
        List<Line> lines =
                Stream.concat(ask.before().stream(), ask.after().stream()).toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(Say.ofFlow(lines, answers));
    }

    private static Decision handOver(Tenant tenant, Wanted.HandOver over, String answers, Instant now) {
        boolean atNode = over.node()
                .flatMap(id -> tenant.flows().opening().flatMap(flow -> flow.node(id)))
                .filter(Node.HandOver.class::isInstance)
                .isPresent();
        int place = over.node().map(Hashes::ofNode).orElse(0);
        boolean told = !over.lines().isEmpty()
                && over.lines().getLast().node().equals(over.node().orElse(""));
        List<Line> before = told ? over.lines().subList(0, over.lines().size() - 1) : over.lines();
        String text = told ? over.lines().getLast().text() : CustomerText.BETTER_WITH_A_PERSON.in(tenant.language());
        Reason reason = atNode || over.node().isEmpty() ? Reason.FLOW_ENDED : Reason.CUSTOMER_ASKED;
        return new Decision.HandOver(reason, Presence.with(text, tenant, now), answers, before, place);
    }
}
