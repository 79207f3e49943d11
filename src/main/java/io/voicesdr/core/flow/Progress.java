package io.voicesdr.core.flow;

import io.voicesdr.core.flow.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where a walk is, while it walks. A copy is kept of how things were before the customer wrote, to go back to when the
 * history shows that something else was said than this flow would say. Not thread-safe.
 */
final class Progress {

    /** Where it stands; empty before the beginning and when lost. */
    Optional<Node> node = Optional.empty();

    /** Where it goes on when the customer writes next: its last turn broke off there. */
    Optional<String> resumeAt = Optional.empty();

    FlowStatus status = FlowStatus.ACTIVE;
    final Map<String, Value> variables = new LinkedHashMap<>();
    final List<PathStep> path = new ArrayList<>();

    /** Questions answered, for going back. */
    final List<String> trail = new ArrayList<>();

    /** How many answers the model has given in the AI node. */
    int aiAnswers;

    int restarts;
    boolean begun;

    /** The conversation goes on without the flow: a person or the model had it when the flow would have begun. */
    boolean outside;

    /** The node it stood at is gone. */
    boolean lost;

    Optional<Instant> startedAt = Optional.empty();
    Optional<Instant> endedAt = Optional.empty();

    Progress copy() {
        Progress copy = new Progress();
        copy.take(this);
        return copy;
    }

    /** Becomes equal to {@code other}. */
    void take(Progress other) {
        node = other.node;
        resumeAt = other.resumeAt;
        status = other.status;
        takeVariables(other);
        takePath(other);
        trail.clear();
        trail.addAll(other.trail);
        aiAnswers = other.aiAnswers;
        restarts = other.restarts;
        begun = other.begun;
        outside = other.outside;
        lost = other.lost;
        startedAt = other.startedAt;
        endedAt = other.endedAt;
    }

    void takeVariables(Progress other) {
        Map<String, Value> kept = new LinkedHashMap<>(other.variables);
        variables.clear();
        variables.putAll(kept);
    }

    void takePath(Progress other) {
        List<PathStep> kept = List.copyOf(other.path);
        path.clear();
        path.addAll(kept);
    }

    /** Whether it waits at a node for the customer. */
    boolean waits() {
        return begun && !outside && status == FlowStatus.ACTIVE;
    }

    boolean isAt(Node other) {
        return node.filter(at -> at.id().equals(other.id())).isPresent();
    }

    void enter(Node next, Instant at) {
        boolean waiting = next instanceof Node.Question || next instanceof Node.Ai;
        path.add(PathStep.into(next, at, waiting));
        node = Optional.of(next);
        aiAnswers = 0;
    }

    void changeLast(UnaryOperator<PathStep> change) {
        if (!path.isEmpty()) {
            path.set(path.size() - 1, change.apply(path.getLast()));
        }
    }

    Optional<PathStep> last() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast());
    }

    void end(FlowStatus how, Instant at) {
        status = how;
        endedAt = Optional.of(at);
    }
}
