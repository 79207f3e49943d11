package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.view.NodeFigures;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How sessions fared at one node of a flow. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NodeRow(
        String node,
        String kind,
        @Schema(description = "Sessions that came here") long reached,

        @Schema(description = "Sessions whose customer answered here")
        long answered,

        @Schema(description = "How often the question was asked again")
        long reAsked,

        @Schema(description = "Sessions abandoned or expired while they waited here")
        long droppedHere,

        @Schema(description = "Median wait of a question or of the model's part") @Nullable
        Double medianSeconds) {

    /** The table that CSV shows. */
    public static final List<String> COLUMNS =
            List.of("node", "kind", "reached", "answered", "re_asked", "dropped_here", "median_seconds");

    public static NodeRow of(NodeFigures figures) {
        return new NodeRow(
                figures.node(),
                figures.kind().name(),
                figures.reached(),
                figures.answered(),
                figures.reasked(),
                figures.droppedHere(),
                Words.seconds(figures.medianTime()));
    }
}
