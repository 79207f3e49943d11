package io.voicesdr.core.view;

import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.flow.FlowStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How the sessions of one flow went. Immutable.
 *
 * @param flow id
 * @param runs where each session that began in the period stood at its end
 */
public record FlowFigures(String flow, List<FlowState> runs) {

    public FlowFigures {
        runs = List.copyOf(runs);
    }

    /** Of those {@code sessions} that were in {@code flow}. */
    public static FlowFigures of(String flow, Collection<SessionFacts> sessions) {
        return new FlowFigures(
                flow,
                sessions.stream()
                        .flatMap(session -> session.flow().stream())
                        .filter(state -> state.flow().equals(flow))
                        .toList());
    }

    public long started() {
        return runs.size();
    }

    /** How many stood so. */
    public long count(FlowStatus status) {
        return runs.stream().filter(run -> run.status() == status).count();
    }

    /** Those that ended in success. */
    public long converted() {
        return runs.stream().filter(FlowState::converted).count();
    }

    /** From start to end of the completed ones; empty without any. */
    public Optional<Duration> medianDuration() {
        return Percentiles.of(runs.stream()
                        .filter(run -> run.status() == FlowStatus.COMPLETED)
                        .flatMap(run -> run.endedAt().map(end -> Duration.between(run.startedAt(), end)).stream())
                        .toList())
                .median();
    }

    /** Share of the started ones that ended in success; empty when none started. */
    public Optional<Double> conversion() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(converted() / (double) started());
    }
}
