package io.voicesdr.core.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A flow as a Mermaid flowchart. Pure. */
public final class FlowDiagram {

    private static final int MAX_LABEL = 60;

    private FlowDiagram() {}

    /** The diagram's source, a line each for nodes and ways, in the order of the file. */
    public static String of(Flow flow) {
        List<String> lines = new ArrayList<>();
        lines.add("flowchart TD");
        lines.add("  start((start)) --> n_" + flow.start());
        for (Node node : flow.nodes().values()) {
            lines.add("  n_" + node.id() + shape(node));
        }
        flow.nodes()
                .values()
                .forEach(node -> ways(node)
                        .forEach((target, labels) -> lines.add("  n_" + node.id()
                                + (labels.isEmpty()
                                        ? " --> n_"
                                        : " -->|\"" + quoted(String.join(", ", labels)) + "\"| n_")
                                + target)));
        return String.join("\n", lines) + "\n";
    }

    private static String shape(Node node) {
        return switch (node) {
            case Node.Message message -> "[\"" + quoted(message.texts().getFirst()) + "\"]";
            case Node.Question question ->
                "[/\"" + quoted(question.text()) + "<br>" + question.variable().name() + ": "
                        + question.variable().type().word() + "\"/]";
            case Node.Condition condition -> "{\"" + condition.id() + "?\"}";
            case Node.Ai ai -> "[[\"AI: " + quoted(ai.goal()) + "\"]]";
            case Node.HandOver over -> "([\"person: " + quoted(over.text().orElse(over.id())) + "\"])";
            case Node.End end -> "([\"end: " + quoted(end.text().orElse(end.id())) + "\"])";
        };
    }

    /** The ways out of {@code node}: where each leads, and by what words; no words for the only one. */
    public static Map<String, Set<String>> ways(Node node) {
        Map<String, Set<String>> ways = new LinkedHashMap<>();
        switch (node) {
            case Node.Message message -> way(ways, message.next());
            case Node.Question question -> {
                question.variable()
                        .options()
                        .forEach(option -> Optional.ofNullable(
                                        question.branches().get(option.id()))
                                .ifPresent(next -> way(ways, next, option.label())));
                question.next().ifPresent(next -> way(ways, next));
            }
            case Node.Condition condition -> {
                condition.branches().forEach(branch -> way(ways, branch.next(), branch.source()));
                way(ways, condition.otherwise(), "else");
            }
            case Node.Ai ai ->
                ai.next().ifPresent(next -> way(ways, next, ai.until().toArray(String[]::new)));
            case Node.HandOver ignored -> {}
            case Node.End ignored -> {}
        }
        return ways;
    }

    private static void way(Map<String, Set<String>> ways, String target, String... labels) {
        ways.computeIfAbsent(target, key -> new LinkedHashSet<>()).addAll(List.of(labels));
    }

    /** Mermaid ends a label at a quote, and takes brackets and hashes for its own. */
    private static String quoted(String text) {
        String line = text.lines().map(String::strip).collect(Collectors.joining(" "));
        String shown = line.length() <= MAX_LABEL ? line : line.substring(0, MAX_LABEL - 1) + "…";
        return shown.replace("\"", "'").replace("#", "").replace("{", "‹").replace("}", "›");
    }
}
