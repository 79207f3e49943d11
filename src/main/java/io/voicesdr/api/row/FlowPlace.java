package io.voicesdr.api.row;

import io.voicesdr.core.flow.FlowState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What rows say about a session's flow. */
final class FlowPlace {

    private FlowPlace() {}

    /** What has been learnt, as people read it; empty without a flow. */
    static Map<String, String> variables(Optional<FlowState> flow) {
        Map<String, String> shown = new LinkedHashMap<>();
        flow.ifPresent(state -> state.variables().forEach((name, value) -> shown.put(name, value.plain())));
        return shown;
    }
}
