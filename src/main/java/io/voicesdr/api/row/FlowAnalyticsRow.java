package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.flow.FlowStatus;
import io.voicesdr.core.view.FlowFigures;
import io.voicesdr.core.view.Period;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the sessions that began a flow in the period stood at its end. The six states add up to the started ones. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record FlowAnalyticsRow(
        String flow,
        Instant from,
        Instant to,
        long sessionsStarted,
        long active,
        long completed,
        long abandoned,
        long expired,
        long handedOver,
        long inAi,

        @Schema(description = "From start to end of the completed ones") @Nullable
        Double medianDurationSeconds,

        long converted,

        @Schema(description = "converted / sessions_started; null without any") @Nullable
        Double conversion) {

    public static FlowAnalyticsRow of(FlowFigures figures, Period period) {
        return new FlowAnalyticsRow(
                figures.flow(),
                period.from(),
                period.to(),
                figures.started(),
                figures.count(FlowStatus.ACTIVE),
                figures.count(FlowStatus.COMPLETED),
                figures.count(FlowStatus.ABANDONED),
                figures.count(FlowStatus.EXPIRED),
                figures.count(FlowStatus.HANDED_OVER),
                figures.count(FlowStatus.IN_AI),
                Words.seconds(figures.medianDuration()),
                figures.converted(),
                figures.conversion().orElse(null));
    }
}
