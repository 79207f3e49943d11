package io.voicesdr.core.view;

import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.flow.FlowStatus;
import io.voicesdr.core.flow.Node;
import io.voicesdr.core.flow.NodeKind;
import io.voicesdr.core.flow.PathStep;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How sessions fared at one node of a flow. Immutable.
 *
 * @param reached sessions that came here
 * @param answered sessions whose customer answered the question here
 * @param reasked how often the question was asked again
 * @param droppedHere sessions that were abandoned or expired while they waited here
 * @param medianTime of the waits here that ended; empty for nodes that don't wait
 */
public record NodeFigures(
        String node,
        NodeKind kind,
        long reached,
        long answered,
        long reasked,
        long droppedHere,
        Optional<Duration> medianTime) {

    /** Every node of {@code flow} in the order of its file, then nodes that only older versions of it had. */
    public static List<NodeFigures> of(Flow flow, FlowFigures figures) {
        Map<String, NodeKind> kinds = new LinkedHashMap<>();
        flow.nodes().values().forEach((Node node) -> kinds.put(node.id(), node.kind()));
        steps(figures).forEach(step -> kinds.putIfAbsent(step.node(), step.kind()));
        return kinds.entrySet().stream()
                .map(node -> of(node.getKey(), node.getValue(), figures))
                .toList();
    }

    private static NodeFigures of(String node, NodeKind kind, FlowFigures figures) {
        return new NodeFigures(
                node,
                kind,
                sessions(figures, node, step -> true),
                sessions(figures, node, step -> step.answer().isPresent()),
                steps(figures, node).mapToLong(PathStep::reasks).sum(),
                figures.runs().stream().filter(run -> isDroppedAt(run, node)).count(),
                Percentiles.of(steps(figures, node)
                                .flatMap(step -> wait(step).stream())
                                .toList())
                        .median());
    }

    private static long sessions(FlowFigures figures, String node, Predicate<PathStep> condition) {
        return figures.runs().stream()
                .filter(run -> run.path().stream().anyMatch(step -> step.node().equals(node) && condition.test(step)))
                .count();
    }

    private static boolean isDroppedAt(FlowState run, String node) {
        boolean dropped = run.status() == FlowStatus.ABANDONED || run.status() == FlowStatus.EXPIRED;
        return dropped && run.node().filter(node::equals).isPresent();
    }

    private static Optional<Duration> wait(PathStep step) {
        boolean waits = step.kind() == NodeKind.QUESTION || step.kind() == NodeKind.AI;
        return step.answeredAt().filter(end -> waits).map(end -> Duration.between(step.enteredAt(), end));
    }

    private static Stream<PathStep> steps(FlowFigures figures) {
        return figures.runs().stream().flatMap(run -> run.path().stream());
    }

    private static Stream<PathStep> steps(FlowFigures figures, String node) {
        return steps(figures).filter(step -> step.node().equals(node));
    }
}
