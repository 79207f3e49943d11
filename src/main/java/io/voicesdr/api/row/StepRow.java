package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.flow.PathStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One node that a session passed or waits at. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record StepRow(
        String node,
        String kind,
        Instant enteredAt,
        @Nullable Instant answeredAt,
        @Nullable String answer,
        int reasks,
        int asides) {

    static StepRow of(PathStep step) {
        return new StepRow(
                step.node(),
                step.kind().name(),
                step.enteredAt(),
                step.answeredAt().orElse(null),
                step.answer().orElse(null),
                step.reasks(),
                step.asides());
    }
}
