package io.voicesdr.core.flow;

import io.voicesdr.core.signature.Hashes;

/**
 * A text of a flow, ready to be sent.
 *
 * @param node whose text it is
 */
public record Line(String node, String text) {
    /** What the signature's {@code place} says. */
    public int place() {
        return Hashes.ofNode(node);
    }
}
