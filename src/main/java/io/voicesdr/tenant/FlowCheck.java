package io.voicesdr.tenant;

import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.Node;
import io.voicesdr.core.flow.Variable;
import io.voicesdr.core.flow.Wording;
import io.voicesdr.core.flow.expression.TypeCheck;
import io.voicesdr.core.signature.Hashes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds what makes no sense in a flow whose nodes are right each by itself. Not thread-safe. */
final class FlowCheck {

    private final Flow flow;
    private final Map<String, Section> sections;
    private final Problems problems;

    FlowCheck(Flow flow, Map<String, Section> sections, Problems problems) {
        this.flow = flow;
        this.sections = sections;
        this.problems = problems;
    }

    void check() {
        checkMarks();
        checkVariables();
        flow.nodes().values().forEach(this::checkTexts);
        flow.nodes().values().forEach(this::checkConditions);
        checkReachable();
        checkLoops();
        checkEnds();
    }

    /** A signature has room for a hash of the node only: two nodes of one hash could not be told apart. */
    private void checkMarks() {
        Map<Integer, String> marks = new HashMap<>();
        for (String node : flow.nodes().keySet()) {
            String other = marks.putIfAbsent(Hashes.ofNode(node), node);
            if (other != null) {
                add(node, "id", "can't stand beside node \"" + other + "\": both have the same mark; rename one");
            }
        }
    }

    private void checkVariables() {
        Map<String, Variable> known = new HashMap<>();
        for (Node node : flow.nodes().values()) {
            if (node instanceof Node.Question question) {
                Variable variable = question.variable();
                Variable other = known.putIfAbsent(variable.name(), variable);
                if (other != null && other.type() != variable.type()) {
                    add(
                            node.id(),
                            "variable",
                            "%s is a %s here and a %s elsewhere"
                                    .formatted(
                                            variable.name(),
                                            variable.type().word(),
                                            other.type().word()));
                }
            }
        }
    }

    private void checkTexts(Node node) {
        texts(node)
                .flatMap(text -> Wording.names(text).stream())
                .distinct()
                .filter(name -> !declared().containsKey(name))
                .forEach(name -> add(node.id(), "text", unknown(name)));
    }

    private static Stream<String> texts(Node node) {
        return switch (node) {
            case Node.Message message -> message.texts().stream();
            case Node.Question question -> Stream.concat(Stream.of(question.text()), question.again().stream());
            case Node.Condition ignored -> Stream.of();
            case Node.Ai ignored -> Stream.of();
            case Node.HandOver over -> over.text().stream();
            case Node.End end -> end.text().stream();
        };
    }

    private void checkConditions(Node node) {
        if (!(node instanceof Node.Condition condition)) {
            return;
        }
        for (int i = 0; i < condition.branches().size(); i++) {
            String key = "branches[" + i + "].if";
            for (TypeCheck.Problem problem :
                    TypeCheck.of(condition.branches().get(i).when(), declared())) {
                String message = problem.unknown().map(this::unknown).orElse(problem.message());
                problems.add(
                        lineOfBranch(node.id(), i),
                        "nodes." + node.id() + "." + key,
                        "column " + problem.column() + ": " + message);
            }
        }
    }

    private Map<String, TypeCheck.Declared> declared() {
        Map<String, TypeCheck.Declared> declared = new HashMap<>();
        flow.variables()
                .forEach(variable -> declared.putIfAbsent(
                        variable.name(), new TypeCheck.Declared(variable.type(), variable.options())));
        return declared;
    }

    private String unknown(String name) {
        Set<String> known = declared().keySet();
        String remedy = DidYouMean.of(name, known)
                .map(meant -> "did you mean " + meant + "?")
                .orElseGet(() -> known.isEmpty()
                        ? "no question fills one"
                        : "there are "
                                + String.join(", ", known.stream().sorted().toList()));
        return "no question fills the variable " + name + "; " + remedy;
    }

    private void checkReachable() {
        Set<String> reached = reached(flow.start());
        flow.nodes().keySet().stream()
                .filter(node -> !reached.contains(node))
                .forEach(
                        node -> add(node, "id", "is never reached; let a node lead to \"" + node + "\", or remove it"));
    }

    private void checkLoops() {
        Set<String> told = new HashSet<>();
        for (Node node : flow.nodes().values()) {
            Optional<String> loop = waits(node) ? Optional.empty() : loop(node.id());
            if (loop.isPresent() && told.add(loop.get())) {
                problems.add(line(node.id()), "nodes." + node.id(), "goes round for ever without asking anything");
                return;
            }
        }
    }

    /** The node itself, when one can get from it back to it without anybody being asked. */
    private Optional<String> loop(String start) {
        return reached(start, node -> !waits(node)).contains(start) ? Optional.of(start) : Optional.empty();
    }

    private static boolean waits(Node node) {
        return switch (node) {
            case Node.Message ignored -> false;
            case Node.Condition ignored -> false;
            case Node.Question ignored -> true;
            case Node.Ai ignored -> true;
            case Node.HandOver ignored -> true;
            case Node.End ignored -> true;
        };
    }

    /** Somewhere every way must be able to end: at an end, a person, or a model that keeps the conversation. */
    private void checkEnds() {
        for (Node node : flow.nodes().values()) {
            boolean ends = isLast(node)
                    || reached(node.id()).stream()
                            .flatMap(id -> flow.node(id).stream())
                            .anyMatch(FlowCheck::isLast);
            if (!ends) {
                add(node.id(), "next", "leads round in a circle; no end, handover or open ai node can be reached");
                return;
            }
        }
    }

    private static boolean isLast(Node node) {
        return next(node).findAny().isEmpty();
    }

    /** The start, and what can be reached from it. */
    private Set<String> reached(String start) {
        Set<String> reached = reached(start, node -> true);
        reached.add(start);
        return reached;
    }

    /** What can be reached from {@code start} through nodes that {@code passable} lets through. */
    private Set<String> reached(String start, Predicate<Node> passable) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            flow.node(open.pop())
                    .filter(passable)
                    .ifPresent(node -> next(node).filter(reached::add).forEach(open::push));
        }
        return reached;
    }

    private static Stream<String> next(Node node) {
        return switch (node) {
            case Node.Message message -> Stream.of(message.next());
            case Node.Question question ->
                Stream.concat(question.branches().values().stream(), question.next().stream());
            case Node.Condition condition ->
                Stream.concat(condition.branches().stream().map(Node.Branch::next), Stream.of(condition.otherwise()));
            case Node.Ai ai -> ai.next().stream();
            case Node.HandOver ignored -> Stream.of();
            case Node.End ignored -> Stream.of();
        };
    }

    private void add(String node, String key, String message) {
        problems.add(line(node), "nodes." + node + "." + key, message);
    }

    private int lineOfBranch(String node, int branch) {
        return Optional.ofNullable(sections.get(node))
                .flatMap(section -> section.find("branches"))
                .filter(SequenceNode.class::isInstance)
                .map(list -> Problems.lineOf(((SequenceNode) list).getValue().get(branch)))
                .orElseGet(() -> line(node));
    }

    private int line(String node) {
        return Problems.lineOf(
                Optional.ofNullable(sections.get(node)).flatMap(Section::node).orElseThrow());
    }
}
