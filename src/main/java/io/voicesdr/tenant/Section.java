package io.voicesdr.tenant;

import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Typed access to one group of keys. What has the wrong shape counts as absent here: {@link ShapeCheck} has reported it.
 *
 * @param path dotted, empty for the whole file
 * @param node empty when the group does not stand in the file
 */
record Section(String path, Optional<MappingNode> node, Problems problems) {

    static Section of(Node node, Problems problems) {
        return new Section(
                "", Optional.of(node).filter(MappingNode.class::isInstance).map(MappingNode.class::cast), problems);
    }

    Section section(String key) {
        Optional<MappingNode> inner =
                find(key).filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
        return new Section(path(key), inner, problems);
    }

    /** The value's node; empty when the key is absent or has nothing behind it. */
    Optional<Node> find(String key) {
        return tuple(key)
                .map(NodeTuple::getValueNode)
                .filter(value -> !value.getTag().equals(Tag.NULL));
    }

    Optional<ScalarNode> scalar(String key) {
        return find(key).filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
    }

    /** The value as {@code parse} understands it; empty when absent, or when refused and reported. */
    <T> Optional<T> read(String key, Values.Parse<T> parse) {
        return scalar(key).flatMap(value -> {
            try {
                return Optional.of(parse.of(value.getValue()));
            } catch (Values.Wrong wrong) {
                problems.add(value, path(key), wrong.getMessage());
                return Optional.empty();
            }
        });
    }

    /** The same, reported when it does not stand in the file. */
    <T> Optional<T> require(String key, Values.Parse<T> parse, String whatToWrite) {
        Optional<NodeTuple> tuple = tuple(key);
        if (find(key).isEmpty()) {
            int line = tuple.map(found -> Problems.lineOf(found.getKeyNode())).orElseGet(this::firstLine);
            problems.add(line, path(key), "is missing; " + whatToWrite);
        }
        return read(key, parse);
    }

    /** Of a group the line it begins on; the whole file begins on the first. */
    private int firstLine() {
        return path.isEmpty() ? 1 : node.map(Problems::lineOf).orElse(1);
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Optional<NodeTuple> tuple(String key) {
        return node.stream()
                .flatMap(mapping -> mapping.getValue().stream())
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .findFirst();
    }
}
