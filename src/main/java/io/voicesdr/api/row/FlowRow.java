package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.Flows;
import io.voicesdr.core.flow.Variable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A flow of the tenant. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record FlowRow(
        String id,
        String name,

        @Schema(description = "Whether it opens sessions now")
        boolean opening,

        String start,
        int nodes,
        List<String> variables) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS = List.of("id", "name", "opening", "start", "nodes", "variables");

    public static FlowRow of(Flow flow, Flows flows) {
        return new FlowRow(
                flow.id(),
                flow.name(),
                flows.opening().map(Flow::id).filter(flow.id()::equals).isPresent(),
                flow.start(),
                flow.nodes().size(),
                flow.variables().stream().map(Variable::name).toList());
    }
}
