package io.voicesdr.core.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Replays a flow: the customer's messages drive, the bot's signed messages anchor. What the flow as it is now
 * would have said counts only until the history shows what was said; from there it goes on. Pure.
 */
public final class FlowEngine {

    private FlowEngine() {}

    /**
     * Where {@code events} put {@code flow} at {@code now}.
     *
     * @param cut whether the session began before the first event: without a mark the flow then stays out of it
     * @param spokenAt when anybody spoke last
     * @param ttl of sessions
     * @param zone in which the customer's days begin
     * @return empty when the flow has not begun
     */
    public static Optional<FlowState> replay(
            Flow flow, List<Event> events, boolean cut, Instant spokenAt, Duration ttl, ZoneId zone, Instant now) {
        Progress progress = new Progress();
        progress.outside = cut;
        Walk walk = new Walk(flow, zone, progress);
        Progress before = progress.copy();
        Wanted wanted = new Wanted.Nothing();
        for (Event event : events) {
            switch (event) {
                case Event.Written written -> {
                    before = progress.copy();
                    wanted = walk.hear(written.messages());
                }
                case Event.Told told -> {
                    new Anchoring(flow, progress, before, walk).take(told);
                    before = progress.copy();
                    wanted = new Wanted.Nothing();
                    walk.settled();
                }
                case Event.PersonWrote person -> {
                    personWrote(progress, before, person.at());
                    before = progress.copy();
                    wanted = new Wanted.Nothing();
                    walk.settled();
                }
            }
        }
        List<String> unheard = hangsOnWords(wanted) ? walk.guessed() : List.of();
        return progress.begun && progress.startedAt.isPresent()
                ? Optional.of(state(flow, progress, wanted, unheard, Duration.between(spokenAt, now), ttl))
                : Optional.empty();
    }

    /** What the customer said still counts, but nobody asked the next question: the person has the conversation. */
    private static void personWrote(Progress progress, Progress before, Instant at) {
        if (!before.begun || before.outside) {
            progress.take(before);
            progress.outside = true;
            return;
        }
        boolean open = before.status == FlowStatus.ACTIVE || before.status == FlowStatus.IN_AI;
        progress.node = before.node;
        progress.takePath(before);
        progress.resumeAt = Optional.empty();
        progress.status = before.status;
        progress.endedAt = before.endedAt;
        if (open) {
            progress.end(FlowStatus.HANDED_OVER, at);
        }
    }

    /** Where the flow itself says nothing, the model listens for itself. */
    private static boolean hangsOnWords(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Nothing ignored -> false;
            case Wanted.Say ignored -> true;
            case Wanted.HandOver ignored -> true;
            case Wanted.AskModel ask ->
                !ask.before().isEmpty() || !ask.after().isEmpty() || !ask.next().isEmpty();
        };
    }

    private static FlowState state(
            Flow flow, Progress progress, Wanted wanted, List<String> unheard, Duration silence, Duration ttl) {
        return new FlowState(
                flow.id(),
                status(flow, progress, silence, ttl),
                progress.node.map(Node::id),
                progress.variables,
                progress.path,
                progress.restarts,
                progress.startedAt.orElseThrow(),
                progress.endedAt,
                progress.node.filter(node -> isSuccess(node, progress.status)).isPresent(),
                wanted,
                unheard);
    }

    private static boolean isSuccess(Node node, FlowStatus status) {
        return node instanceof Node.End end && end.converted() && status == FlowStatus.COMPLETED
                || node instanceof Node.HandOver over && over.converted() && status == FlowStatus.HANDED_OVER;
    }

    private static FlowStatus status(Flow flow, Progress progress, Duration silence, Duration ttl) {
        if (progress.status != FlowStatus.ACTIVE) {
            return progress.status;
        }
        if (silence.compareTo(ttl) > 0) {
            return FlowStatus.EXPIRED;
        }
        return silence.compareTo(flow.abandonedAfter()) > 0 ? FlowStatus.ABANDONED : FlowStatus.ACTIVE;
    }
}
