package io.voicesdr.core.flow;

import io.voicesdr.core.flow.Event.Bubble;
import io.voicesdr.core.flow.Event.Told;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Brings a walk to where a turn of the bot says it is. The last signed node wins: over what the flow would say now, over a
 * history that is cut, over edits made since. Not thread-safe.
 */
final class Anchoring {

    private final Flow flow;
    private final Progress progress;
    private final Progress before;
    private final Walk walk;

    /**
     * @param progress after what the customer wrote
     * @param before how it was before that
     */
    Anchoring(Flow flow, Progress progress, Progress before, Walk walk) {
        this.flow = flow;
        this.progress = progress;
        this.before = before;
        this.walk = walk;
    }

    void take(Told told) {
        if (told.kind().isEmpty()) {
            return;
        }
        List<Bubble> placed =
                told.bubbles().stream().filter(bubble -> bubble.place() != 0).toList();
        if (placed.isEmpty()) {
            withoutPlace(told, told.kind().get());
            return;
        }
        Optional<Node> anchor = flow.nodeAt(placed.getLast().place());
        if (anchor.isEmpty()) {
            lose(told);
            return;
        }
        if (!told.complete() && brokeOff(placed)) {
            date(placed);
            return;
        }
        anchor(anchor.get(), told, placed);
        date(placed);
        if (told.kind().get() == Kind.HANDOVER) {
            handedOver(told);
        }
        count(told.kind().get());
    }

    /** Something else than the flow spoke. A notice, or a failure told, leaves the flow where it was. */
    private void withoutPlace(Told told, Kind kind) {
        if (!told.complete() && progress.waits()) {
            resume(before.node, progress.path.size() > before.path.size() ? before.path.size() : -1);
            return;
        }
        boolean open = before.begun
                && !before.outside
                && (before.status == FlowStatus.ACTIVE || before.status == FlowStatus.IN_AI);
        boolean gaveUp = progress.status == FlowStatus.IN_AI && progress.node.isEmpty();
        if (gaveUp && kind != Kind.NOTICE && kind != Kind.HANDOVER) {
            return;
        }
        progress.take(before);
        if (kind == Kind.NOTICE || kind == Kind.FALLBACK) {
            return;
        }
        if (!before.begun) {
            progress.outside = true;
        } else if (open) {
            progress.node = Optional.empty();
            progress.end(kind == Kind.HANDOVER ? FlowStatus.HANDED_OVER : FlowStatus.IN_AI, told.at());
        }
    }

    /** The node is gone: never back to the start. What has been learnt stays. */
    private void lose(Told told) {
        begin(told);
        progress.takePath(before);
        progress.node = Optional.empty();
        progress.resumeAt = Optional.empty();
        progress.lost = true;
        progress.end(told.kind().orElseThrow() == Kind.HANDOVER ? FlowStatus.HANDED_OVER : FlowStatus.IN_AI, told.at());
    }

    /** Whether the turn ended before it was said where the flow waits now; then the rest is said next time. */
    private boolean brokeOff(List<Bubble> placed) {
        if (progress.node.isEmpty() || progress.path.size() <= before.path.size()) {
            return false;
        }
        if (placed.stream().anyMatch(bubble -> isPlaceOf(bubble, progress.node.get()))) {
            return false;
        }
        Bubble last = placed.getLast();
        for (int i = progress.path.size() - 1; i >= before.path.size(); i--) {
            Optional<Node> passed = flow.node(progress.path.get(i).node());
            if (passed.filter(node -> isPlaceOf(last, node)).isPresent()) {
                resume(passed, i + 1);
                return true;
            }
        }
        if (before.node.filter(node -> isPlaceOf(last, node)).isPresent()) {
            resume(before.node, before.path.size());
            return true;
        }
        return false;
    }

    /** Goes on with step {@code next} of the path, which is not said yet, when the customer writes again. */
    private void resume(Optional<Node> saidLast, int next) {
        if (next < 0 || next >= progress.path.size()) {
            progress.take(before);
            return;
        }
        progress.resumeAt = Optional.of(progress.path.get(next).node());
        progress.path.subList(next, progress.path.size()).clear();
        progress.node = saidLast;
        progress.status = FlowStatus.ACTIVE;
        progress.endedAt = Optional.empty();
    }

    private void anchor(Node node, Told told, List<Bubble> placed) {
        begin(told);
        if (progress.isAt(node) && placed.stream().allMatch(this::isExpected)) {
            return;
        }
        Optional<PathStep> answered = answered();
        boolean again = before.isAt(node);
        if (again) {
            progress.takeVariables(before);
        }
        if (again || answered.isEmpty()) {
            progress.trail.clear();
            progress.trail.addAll(before.trail);
        }
        progress.takePath(before);
        if (!again) {
            answered.ifPresent(step -> progress.changeLast(waiting -> step));
            enter(told, placed);
        }
        progress.node = Optional.of(node);
        progress.resumeAt = Optional.empty();
        progress.endedAt = Optional.empty();
        stand(node, told);
    }

    /** Whether the flow as it is now would have said that bubble's node, or stood there when the customer wrote. */
    private boolean isExpected(Bubble bubble) {
        return flow.nodeAt(bubble.place()).isEmpty()
                || before.node.filter(node -> isPlaceOf(bubble, node)).isPresent()
                || progress.path.stream().skip(before.path.size()).anyMatch(step -> isPlaceOf(bubble, step.node()));
    }

    /** The step in which the flow waited, when what the customer wrote was its answer. */
    private Optional<PathStep> answered() {
        return progress.path.stream()
                .limit(before.path.size())
                .skip(Math.max(0, before.path.size() - 1))
                .findFirst()
                .filter(step -> step.answer().isPresent() && before.waits());
    }

    /** The path goes through what was said, whatever the flow would say now. */
    private void enter(Told told, List<Bubble> placed) {
        Optional<Node> previous = before.node;
        for (Bubble bubble : placed) {
            Optional<Node> said = flow.nodeAt(bubble.place());
            if (said.isPresent() && !said.equals(previous)) {
                leave(told);
                progress.enter(said.get(), bubble.at());
                previous = said;
            }
        }
    }

    private void stand(Node node, Told told) {
        switch (node) {
            case Node.Question ignored -> progress.status = FlowStatus.ACTIVE;
            case Node.Message message -> {
                progress.status = FlowStatus.ACTIVE;
                progress.resumeAt = Optional.of(message.next());
            }
            case Node.Condition ignored -> progress.status = FlowStatus.ACTIVE;
            case Node.Ai ai -> walk.talk(ai, told.at());
            case Node.HandOver ignored -> progress.end(FlowStatus.HANDED_OVER, told.at());
            case Node.End ignored -> progress.end(FlowStatus.COMPLETED, told.at());
        }
    }

    /** A wait that ended otherwise than the flow as it is now would have it. */
    private void leave(Told told) {
        progress.changeLast(step -> step.answeredAt().isEmpty() ? step.left(told.at()) : step);
    }

    /** A mark proves that the flow was under way, whatever can no longer be seen of it. */
    private void begin(Told told) {
        progress.outside = false;
        progress.lost = false;
        progress.begun = true;
        progress.startedAt = progress.startedAt.or(() -> Optional.of(told.at()));
    }

    /** The model, or the customer, asked for a person. */
    private void handedOver(Told told) {
        if (progress.status == FlowStatus.ACTIVE || progress.status == FlowStatus.IN_AI) {
            progress.end(FlowStatus.HANDED_OVER, told.at());
        }
    }

    private void count(Kind kind) {
        if (kind == Kind.ANSWER
                && progress.node.filter(Node.Ai.class::isInstance).isPresent()) {
            progress.aiAnswers++;
        }
    }

    /** The moments at which nodes were said, and under which version, are those of their first bubbles. */
    private void date(List<Bubble> placed) {
        progress.path
                .subList(Math.min(before.path.size(), progress.path.size()), progress.path.size())
                .replaceAll(step -> placed.stream()
                        .filter(bubble -> isPlaceOf(bubble, step.node()))
                        .findFirst()
                        .map(step::said)
                        .orElse(step));
    }

    private static boolean isPlaceOf(Bubble bubble, Node node) {
        return isPlaceOf(bubble, node.id());
    }

    private static boolean isPlaceOf(Bubble bubble, String node) {
        return Hashes.ofNode(node) == bubble.place();
    }
}
