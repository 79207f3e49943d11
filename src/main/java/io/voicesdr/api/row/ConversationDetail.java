package io.voicesdr.api.row;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.flow.FlowState;
import java.util.List;
import java.util.Optional;

/** One conversation with the way it took. */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ConversationDetail(
        @JsonUnwrapped ConversationRow conversation, List<StepRow> executionPath, List<LogRow> log) {

    /**
     * The conversation with what was said in its newest session.
     *
     * @param flow of the newest session, where it has one
     */
    public static ConversationDetail of(ConversationRow conversation, Optional<FlowState> flow, List<LogRow> log) {
        List<StepRow> path = flow.stream()
                .flatMap(state -> state.path().stream())
                .map(StepRow::of)
                .toList();
        return new ConversationDetail(conversation, path, log);
    }
}
