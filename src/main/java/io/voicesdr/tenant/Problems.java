package io.voicesdr.tenant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects everything that is wrong in one file, so that a person can mend it in one go. Not thread-safe. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(int line, String key, String message) {
        found.add(new Problem(line, key, message));
    }

    void add(Node node, String key, String message) {
        add(lineOf(node), key, message);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Top to bottom. */
    List<Problem> list() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    /** The line, counted from 1, on which {@code node} begins. */
    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
