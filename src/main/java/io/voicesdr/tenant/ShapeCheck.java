package io.voicesdr.tenant;

import io.voicesdr.tenant.Shape.Anything;
import io.voicesdr.tenant.Shape.Items;
import io.voicesdr.tenant.Shape.Keys;
import io.voicesdr.tenant.Shape.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Compares a file's tree with its {@link Shape}: unknown keys, keys that stand twice, lists where a value belongs. */
final class ShapeCheck {
    private final Keys root;
    private final Problems problems;

    ShapeCheck(Keys root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    void check(Node node) {
        check(node, root, "");
    }

    private void check(Node node, Shape shape, String path) {
        if (node.getTag().equals(Tag.NULL)) {
            return;
        }
        switch (shape) {
            case Anything ignored -> {}
            case Text ignored -> checkText(node, path);
            case Items items -> checkItems(node, items, path);
            case Keys keys -> checkKeys(node, keys, path);
        }
    }

    private void checkText(Node node, String path) {
        if (node instanceof ScalarNode) {
            return;
        }
        String what = node instanceof SequenceNode ? "a list" : "keys";
        problems.add(node, path, "a single value belongs here, not " + what + "; put text with { or [ between quotes");
    }

    private void checkItems(Node node, Items items, String path) {
        if (!(node instanceof SequenceNode list)) {
            problems.add(node, path, "a list belongs here: one \"- \" a line, or [ ]");
            return;
        }
        for (int i = 0; i < list.getValue().size(); i++) {
            check(list.getValue().get(i), items.item(), path + "[" + i + "]");
        }
    }

    private void checkKeys(Node node, Keys keys, String path) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, path, "\"key: value\" lines belong here; allowed are " + keys.allowed());
            return;
        }
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                checkKey(key, tuple.getValueNode(), keys, path, lines);
            } else {
                problems.add(tuple.getKeyNode(), path, "a key must be a plain word");
            }
        }
    }

    private void checkKey(ScalarNode key, Node value, Keys keys, String path, Map<String, Integer> lines) {
        String name = key.getValue();
        String full = path.isEmpty() ? name : path + "." + name;
        Shape shape = keys.known().get(name);
        if (shape == null) {
            problems.add(key, full, "unknown key; " + hint(name, keys));
            return;
        }
        Integer first = lines.putIfAbsent(name, Problems.lineOf(key));
        if (first != null) {
            problems.add(key, full, "stands twice, first on line " + first + "; keep one");
            return;
        }
        check(value, shape, full);
    }

    private String hint(String name, Keys keys) {
        Optional<String> meant = DidYouMean.of(name, keys.known().keySet()).or(() -> elsewhere(name, root, ""));
        return meant.map(known -> "did you mean " + known + "?").orElse("allowed are " + keys.allowed());
    }

    /** A right key in the wrong place: indented too much or too little. */
    private static Optional<String> elsewhere(String name, Keys keys, String path) {
        if (keys.known().containsKey(name)) {
            return Optional.of(path.isEmpty() ? name + " without indent" : path + name);
        }
        return keys.known().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Keys)
                .flatMap(entry -> elsewhere(name, (Keys) entry.getValue(), path + entry.getKey() + ".").stream())
                .findFirst();
    }
}
