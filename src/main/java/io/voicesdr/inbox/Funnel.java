package io.voicesdr.inbox;

import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.NodeKind;
import io.voicesdr.core.view.FlowFigures;
import io.voicesdr.core.view.NodeFigures;
import io.voicesdr.core.view.Period;
import java.util.List;

/**
 * How far the sessions of a flow came. Immutable.
 *
 * @param nodes those that every session should pass through: conditions are left out
 */
record Funnel(String name, long started, long converted, List<Bar> nodes) {

    /** @param percent of the sessions that started */
    record Bar(String node, long reached, int percent) {
        public int width() {
            return percent * 3;
        }
    }

    /** Of the sessions that began in {@code period}. */
    static Funnel of(Flow flow, Scene scene, Period period) {
        FlowFigures figures = FlowFigures.of(
                flow.id(),
                scene.windows().stream()
                        .flatMap(window -> scene.sessions(window, period).stream())
                        .toList());
        return new Funnel(
                flow.name(),
                figures.started(),
                figures.converted(),
                NodeFigures.of(flow, figures).stream()
                        .filter(node -> node.kind() != NodeKind.CONDITION)
                        .map(node -> new Bar(node.node(), node.reached(), percent(node.reached(), figures.started())))
                        .toList());
    }

    private static int percent(long part, long whole) {
        return whole == 0 ? 0 : (int) (100 * part / whole);
    }

    public boolean isEmpty() {
        return started == 0;
    }
}
