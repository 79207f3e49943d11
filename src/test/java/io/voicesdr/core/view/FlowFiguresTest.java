package io.voicesdr.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.flow.Escapes;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.flow.FlowStatus;
import io.voicesdr.core.flow.Node;
import io.voicesdr.core.flow.NodeKind;
import io.voicesdr.core.flow.PathStep;
import io.voicesdr.core.flow.Variable;
import io.voicesdr.core.flow.Wanted;
import io.voicesdr.core.flow.value.VariableType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is counted about a flow, from runs whose figures can be told by looking at them. */
class FlowFiguresTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private static final FlowFigures FIGURES = new FlowFigures(
            "f",
            List.of(
                    run(
                            FlowStatus.COMPLETED,
                            "fim",
                            true,
                            100,
                            step("nome", 0, 10, 0),
                            step("valor", 10, 40, 2),
                            end(40)),
                    run(
                            FlowStatus.COMPLETED,
                            "fim",
                            false,
                            300,
                            step("nome", 0, 20, 0),
                            step("valor", 20, 30, 0),
                            end(30)),
                    run(FlowStatus.COMPLETED, "fim", true, 200, step("nome", 0, 5, 1), step("nome", 5, 50, 0), end(50)),
                    run(FlowStatus.EXPIRED, "valor", false, 0, step("nome", 0, 10, 0), step("valor", 10, -1, 1)),
                    run(FlowStatus.ABANDONED, "nome", false, 0, step("nome", 0, -1, 0)),
                    run(FlowStatus.ACTIVE, "valor", false, 0, step("nome", 0, 10, 0), step("valor", 10, -1, 0)),
                    run(FlowStatus.HANDED_OVER, "antigo", false, 60, step("antigo", 0, 60, 0)),
                    run(FlowStatus.IN_AI, "nome", false, 0, step("nome", 0, -1, 3))));

    @Test
    void flow_states_addUp() {
        assertThat(FIGURES.started()).isEqualTo(8);
        assertThat(FIGURES.count(FlowStatus.COMPLETED)).isEqualTo(3);
        assertThat(FIGURES.count(FlowStatus.ABANDONED)).isEqualTo(1);
        long all = 0;
        for (FlowStatus status : FlowStatus.values()) {
            all += FIGURES.count(status);
        }
        assertThat(all).isEqualTo(FIGURES.started());
        assertThat(FIGURES.medianDuration()).contains(Duration.ofSeconds(200));
        assertThat(FIGURES.conversion()).contains(2 / 8.0);
    }

    @Test
    void nodes_inTheOrderOfTheFile_thenThoseThatAreGone() {
        assertThat(NodeFigures.of(flow(), FIGURES))
                .containsExactly(
                        new NodeFigures("nome", NodeKind.QUESTION, 7, 5, 4, 1, Optional.of(Duration.ofSeconds(10))),
                        new NodeFigures("valor", NodeKind.QUESTION, 4, 2, 3, 1, Optional.of(Duration.ofSeconds(10))),
                        new NodeFigures("fim", NodeKind.END, 3, 0, 0, 0, Optional.empty()),
                        new NodeFigures("antigo", NodeKind.QUESTION, 1, 1, 0, 0, Optional.of(Duration.ofSeconds(60))));
    }

    @Test
    void noRuns_haveNoMedianAndNoConversion() {
        FlowFigures none = new FlowFigures("f", List.of());
        assertThat(none.medianDuration()).isEmpty();
        assertThat(none.conversion()).isEmpty();
        assertThat(NodeFigures.of(flow(), none))
                .extracting(NodeFigures::reached)
                .containsOnly(0L);
    }

    private static Flow flow() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (String id : List.of("nome", "valor")) {
            nodes.put(
                    id,
                    new Node.Question(
                            id,
                            Variable.of(id, VariableType.TEXT),
                            id + "?",
                            Optional.empty(),
                            3,
                            Optional.of("fim"),
                            Map.of()));
        }
        nodes.put("fim", new Node.End("fim", Optional.of("Obrigado"), true));
        return new Flow("f", "F", "nome", nodes, Escapes.DEFAULTS, Flow.Stuck.AI, Flow.ABANDONED_AFTER, "");
    }

    private static FlowState run(FlowStatus status, String node, boolean converted, int seconds, PathStep... path) {
        return new FlowState(
                "f",
                status,
                Optional.of(node),
                Map.of(),
                List.of(path),
                0,
                START,
                Optional.of(seconds).filter(length -> length > 0).map(START::plusSeconds),
                converted,
                new Wanted.Nothing(),
                List.of());
    }

    private static PathStep step(String node, int from, int to, int reasks) {
        boolean answered = to >= 0;
        return new PathStep(
                node,
                NodeKind.QUESTION,
                START.plusSeconds(from),
                answered ? Optional.of(START.plusSeconds(to)) : Optional.empty(),
                answered ? Optional.of("M" + to) : Optional.empty(),
                reasks,
                0,
                0);
    }

    private static PathStep end(int at) {
        Instant moment = START.plusSeconds(at);
        return new PathStep("fim", NodeKind.END, moment, Optional.of(moment), Optional.empty(), 0, 0, 0);
    }
}
