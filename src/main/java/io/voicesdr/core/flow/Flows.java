package io.voicesdr.core.flow;

import java.util.List;
import java.util.Optional;

/**
 * A tenant's flows.
 *
 * @param opening the flow that opens a session ({@code flow:} of tenant.yaml); empty: straight to the model
 * @param all every flow file, by id, also those not in use
 */
public record Flows(Optional<Flow> opening, List<Flow> all) {
    /** A tenant without flows. */
    public static final Flows NONE = new Flows(Optional.empty(), List.of());

    public Flows {
        all = List.copyOf(all);
    }

    /** The flow of that id. */
    public Optional<Flow> find(String id) {
        return all.stream().filter(flow -> flow.id().equals(id)).findFirst();
    }
}
