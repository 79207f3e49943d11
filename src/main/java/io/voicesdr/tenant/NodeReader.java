package io.voicesdr.tenant;

import static io.voicesdr.tenant.Values.flag;
import static io.voicesdr.tenant.Values.text;
import static io.voicesdr.tenant.Values.wholeNumber;

import io.voicesdr.core.flow.Node;
import io.voicesdr.core.flow.NodeKind;
import io.voicesdr.core.flow.expression.Expression;
import io.voicesdr.core.flow.expression.ExpressionException;
import io.voicesdr.core.flow.expression.ExpressionParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one node of a flow file. Everything wrong with it is reported. Not thread-safe. */
final class NodeReader {

    static final int MAX_TEXT = 2_000;

    private static final List<String> KINDS = Arrays.stream(NodeKind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    private final String id;
    private final Section section;
    private final Set<String> ids;

    /** @param ids of all nodes of the file */
    NodeReader(String id, Section section, Set<String> ids) {
        this.id = id;
        this.section = section;
        this.ids = ids;
    }

    /** Empty when it can't be made into a node; that has been reported then. */
    Optional<Node> node() {
        Optional<NodeKind> kind = section.require(
                        "type",
                        text -> Values.oneOf(KINDS.toArray(String[]::new))
                                .of(text.strip().toLowerCase(Locale.ROOT)),
                        "write one of " + String.join(", ", KINDS))
                .map(word -> NodeKind.valueOf(word.toUpperCase(Locale.ROOT)));
        kind.ifPresent(this::checkKeys);
        return kind.flatMap(this::node);
    }

    private void checkKeys(NodeKind kind) {
        List<String> allowed = FlowShape.keysOf(kind);
        section.node().stream()
                .flatMap(mapping -> mapping.getValue().stream())
                .map(tuple -> tuple.getKeyNode())
                .filter(ScalarNode.class::isInstance)
                .map(ScalarNode.class::cast)
                .filter(key -> FlowShape.isNodeKey(key.getValue()) && !allowed.contains(key.getValue()))
                .forEach(key -> section.problems()
                        .add(
                                key,
                                section.path(key.getValue()),
                                "does not belong to a node of type %s; allowed are %s"
                                        .formatted(kind.name().toLowerCase(Locale.ROOT), String.join(", ", allowed))));
    }

    private Optional<Node> node(NodeKind kind) {
        return switch (kind) {
            case MESSAGE -> message();
            case QUESTION -> new QuestionReader(id, section, this::next).question();
            case CONDITION -> condition();
            case AI -> ai();
            case HANDOVER -> Optional.of(new Node.HandOver(id, section.read("text", text(MAX_TEXT)), converted()));
            case END -> Optional.of(new Node.End(id, section.read("text", text(MAX_TEXT)), converted()));
        };
    }

    private boolean converted() {
        return section.read("converted", flag()).orElse(false);
    }

    private Optional<Node> message() {
        List<String> texts = FlowReader.texts(section, "texts")
                .orElseGet(
                        () -> section.read("text", text(MAX_TEXT)).map(List::of).orElse(List.of()));
        if (texts.isEmpty() && section.find("text").isEmpty()) {
            section.problems().add(line(), section.path("text"), "is missing; write what is said");
        }
        if (section.find("text").isPresent() && section.find("texts").isPresent()) {
            section.problems().add(line(), section.path("texts"), "write either text or texts");
        }
        Optional<String> next = requireNext("next", "a message goes on somewhere; to stop, let an end node follow");
        return next.map(target -> new Node.Message(id, texts, target));
    }

    private Optional<Node> condition() {
        List<Node.Branch> branches = new ArrayList<>();
        List<MappingNode> items = section.find("branches").stream()
                .filter(SequenceNode.class::isInstance)
                .flatMap(list -> ((SequenceNode) list).getValue().stream())
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .toList();
        if (items.isEmpty()) {
            section.problems()
                    .add(line(), section.path("branches"), "is missing; write at least one { if: …, next: … }");
        }
        for (int i = 0; i < items.size(); i++) {
            branch(new Section(section.path("branches[" + i + "]"), Optional.of(items.get(i)), section.problems()))
                    .ifPresent(branches::add);
        }
        Optional<String> otherwise = requireNext("else", "write where to go on when no branch holds");
        return otherwise.map(target -> new Node.Condition(id, branches, target));
    }

    private Optional<Node.Branch> branch(Section branch) {
        Optional<Expression> when = branch.require("if", NodeReader::expression, "write a condition");
        Optional<String> next = new NodeReader(id, branch, ids).requireNext("next", "write where to go on");
        String source = branch.scalar("if").map(ScalarNode::getValue).orElse("").strip();
        return when.flatMap(condition -> next.map(target -> new Node.Branch(condition, source, target)));
    }

    private static Expression expression(String source) throws Values.Wrong {
        try {
            return ExpressionParser.parse(source);
        } catch (ExpressionException e) {
            throw new Values.Wrong("column " + e.column() + ": " + e.getMessage());
        }
    }

    private Optional<Node> ai() {
        Optional<String> goal =
                section.require("goal", text(MAX_TEXT), "write what the model is to reach, in your own words");
        List<String> until = FlowReader.texts(section, "until").orElse(List.of());
        int answers = section.read("answers", wholeNumber(1, 100)).orElse(0);
        Optional<String> next = next("next");
        boolean ends = !until.isEmpty() || answers > 0;
        if (ends && section.find("next").isEmpty()) {
            section.problems().add(line(), section.path("next"), "is missing; until and answers lead somewhere");
        }
        if (!ends && section.find("next").isPresent()) {
            section.problems()
                    .add(line(), section.path("next"), "is never reached; write until or answers, or remove it");
        }
        return goal.map(words -> new Node.Ai(id, words, until, answers, next));
    }

    private Optional<String> requireNext(String key, String whatToWrite) {
        if (section.find(key).isEmpty()) {
            section.problems().add(line(), section.path(key), "is missing; " + whatToWrite);
        }
        return next(key);
    }

    private Optional<String> next(String key) {
        return next(section, key);
    }

    /** The node that {@code key} of {@code in} names; reported when there is none of that name. */
    private Optional<String> next(Section in, String key) {
        return in.scalar(key).flatMap(value -> {
            String target = value.getValue().strip();
            if (!ids.contains(target)) {
                in.problems().add(value, in.path(key), unknownNode(target, ids));
                return Optional.empty();
            }
            return Optional.of(target);
        });
    }

    private int line() {
        return Problems.lineOf(section.node().orElseThrow());
    }

    static String unknownNode(String target, Collection<String> ids) {
        String remedy = DidYouMean.of(target, ids)
                .map(name -> "did you mean " + name + "?")
                .orElseGet(() -> "there are " + String.join(", ", ids));
        return "there is no node \"" + target + "\"; " + remedy;
    }
}
