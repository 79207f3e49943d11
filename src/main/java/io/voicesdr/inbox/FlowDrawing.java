package io.voicesdr.inbox;

import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.FlowDiagram;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.flow.Node;
import io.voicesdr.core.flow.PathStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A flow drawn for a narrow column: a row a node, in the order of its file, and at their left the ways between them. What
 * the session has passed is marked. In units of the drawing; immutable.
 *
 * @param left where the nodes' dots stand: the ways need the room before them
 */
record FlowDrawing(List<Place> places, List<Way> ways, int left) {
    private static final int ROW = 38;
    private static final int TOP = 22;
    private static final int LANE = 13;
    private static final int WIDTH = 300;
    private static final int SHOWN = 24;

    /**
     * A node.
     *
     * @param kind a word of {@code node.*}
     * @param state {@code passed}, {@code here} or {@code ahead}
     * @param message id of the customer's message that answered; empty for none
     */
    record Place(String node, String kind, String state, String message, int y) {
        public String label() {
            return node.length() <= SHOWN ? node : node.substring(0, SHOWN - 1) + "…";
        }
    }

    /**
     * A way from one node to another.
     *
     * @param line as the {@code d} of a path
     * @param arrow as the {@code points} of a polygon
     */
    record Way(String line, String arrow, boolean passed) {}

    private record Span(int from, int to) {
        int top() {
            return Math.min(from, to);
        }

        int bottom() {
            return Math.max(from, to);
        }

        boolean isNext() {
            return to == from + 1;
        }

        /** Touching is allowed: two ways may begin or end at one node. */
        boolean overlaps(Span other) {
            return top() < other.bottom() && other.top() < bottom();
        }
    }

    static FlowDrawing of(Flow flow, FlowState state) {
        List<String> order = List.copyOf(flow.nodes().keySet());
        List<Span> spans = flow.nodes().values().stream()
                .flatMap(node -> FlowDiagram.ways(node).keySet().stream()
                        .map(target -> new Span(order.indexOf(node.id()), order.indexOf(target))))
                .filter(span -> span.to() >= 0 && span.from() != span.to())
                .distinct()
                .toList();
        List<List<Span>> lanes = lanes(spans);
        int left = 14 + LANE * lanes.size();
        Set<Span> passed = passed(order, state);
        List<Way> ways = spans.stream()
                .sorted(Comparator.comparing(passed::contains)) // what was passed lies on top
                .map(span -> way(span, lane(lanes, span), left, passed.contains(span)))
                .toList();
        List<Place> places = new ArrayList<>();
        for (Node node : flow.nodes().values()) {
            places.add(place(node, state, y(places.size())));
        }
        return new FlowDrawing(List.copyOf(places), ways, left);
    }

    /** Short ways nearest to the nodes, none upon another. */
    private static List<List<Span>> lanes(List<Span> spans) {
        List<List<Span>> lanes = new ArrayList<>();
        spans.stream()
                .filter(span -> !span.isNext())
                .sorted(Comparator.comparingInt((Span span) -> span.bottom() - span.top())
                        .thenComparingInt(Span::top))
                .forEach(span -> lanes.stream()
                        .filter(lane -> lane.stream().noneMatch(span::overlaps))
                        .findFirst()
                        .orElseGet(() -> {
                            lanes.add(new ArrayList<>());
                            return lanes.getLast();
                        })
                        .add(span));
        return lanes;
    }

    private static int lane(List<List<Span>> lanes, Span span) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).contains(span)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static Set<Span> passed(List<String> order, FlowState state) {
        Set<Span> passed = new HashSet<>();
        List<PathStep> path = state.path();
        for (int i = 1; i < path.size(); i++) {
            passed.add(new Span(
                    order.indexOf(path.get(i - 1).node()),
                    order.indexOf(path.get(i).node())));
        }
        return passed;
    }

    private static Way way(Span span, int lane, int left, boolean passed) {
        int from = y(span.from());
        int to = y(span.to());
        if (lane == 0) {
            return new Way(
                    "M%d %dV%d".formatted(left, from, to), arrow(left, to - 6, left - 4, to - 13, left + 4), passed);
        }
        int x = left - lane * LANE;
        int bend = from < to ? 9 : -9;
        return new Way(
                "M%d %dQ%d %d %d %dV%dQ%d %d %d %d"
                        .formatted(left, from, x, from, x, from + bend, to - bend, x, to, left - 6, to),
                "%d,%d %d,%d %d,%d".formatted(left - 6, to, left - 13, to - 4, left - 13, to + 4),
                passed);
    }

    private static String arrow(int tipX, int tipY, int leftX, int baseY, int rightX) {
        return "%d,%d %d,%d %d,%d".formatted(tipX, tipY, leftX, baseY, rightX, baseY);
    }

    private static Place place(Node node, FlowState state, int y) {
        boolean here = state.node().filter(node.id()::equals).isPresent();
        List<PathStep> steps = state.path().stream()
                .filter(step -> step.node().equals(node.id()))
                .toList();
        return new Place(
                node.id(),
                node.kind().name().toLowerCase(Locale.ROOT),
                here ? "here" : steps.isEmpty() ? "ahead" : "passed",
                steps.isEmpty() ? "" : steps.getLast().answer().orElse(""),
                y);
    }

    private static int y(int row) {
        return TOP + row * ROW;
    }

    public String viewBox() {
        return "0 0 " + WIDTH + " " + places.size() * ROW;
    }

    /** Where the words beside the dots begin. */
    public int textX() {
        return left + 14;
    }
}
