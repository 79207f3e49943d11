package io.voicesdr.core.flow;

import io.voicesdr.core.flow.value.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a session stands in its flow: a pure function of the flow, the session and the clock. Immutable; equal for every
 * order, duplication and page cut of the same messages.
 *
 * @param flow id
 * @param node where it stands; empty when it is lost (the node is gone) or was left
 * @param variables what has been learnt, in the order it was
 * @param path the nodes passed, oldest first; a restart goes on in the same list
 * @param restarts how often the customer began again
 * @param startedAt when the customer wrote what began the flow
 * @param endedAt when it was completed, handed over or left to the model for good; empty while it goes on
 * @param converted whether it ended at a node that counts as success
 * @param wanted what it wants now
 * @param unheard ids of the voice notes without whose words {@code wanted} is a guess; empty when it is none
 */
public record FlowState(
        String flow,
        FlowStatus status,
        Optional<String> node,
        Map<String, Value> variables,
        List<PathStep> path,
        int restarts,
        Instant startedAt,
        Optional<Instant> endedAt,
        boolean converted,
        Wanted wanted,
        List<String> unheard) {
    public FlowState {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        path = List.copyOf(path);
        unheard = List.copyOf(unheard);
    }
}
