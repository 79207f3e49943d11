package io.voicesdr.core.flow;

import io.voicesdr.core.signature.Hashes;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A script of a conversation (docs/flows.md). Checked before it gets here: every node that is named exists.
 *
 * @param id name of its file
 * @param name for people
 * @param start where it begins
 * @param nodes by id, in the order of the file
 * @param stuck who goes on when the flow can't: an answer not understood too often, a node that is gone
 * @param abandonedAfter silence after which a waiting flow counts as abandoned
 * @param source the whole file: part of the tenant's configuration hash
 */
public record Flow(
        String id,
        String name,
        String start,
        Map<String, Node> nodes,
        Escapes escapes,
        Stuck stuck,
        Duration abandonedAfter,
        String source) {
    /** An hour. */
    public static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    public Flow {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /** Who goes on when a flow can't. */
    public enum Stuck {
        AI,
        PERSON
    }

    /** The node of that id; empty when it is not part of this version of the flow. */
    public Optional<Node> node(String nodeId) {
        return Optional.ofNullable(nodes.get(nodeId));
    }

    /** The node that a signature's {@code place} names; empty for none and for a node that is gone. */
    public Optional<Node> nodeAt(int place) {
        return nodes.values().stream()
                .filter(node -> Hashes.ofNode(node.id()) == place)
                .findFirst();
    }

    /** What its questions fill, in the order of the file. */
    public List<Variable> variables() {
        return nodes.values().stream()
                .filter(Node.Question.class::isInstance)
                .map(node -> ((Node.Question) node).variable())
                .distinct()
                .toList();
    }
}
