package io.voicesdr.core.flow;

import java.time.Instant;
import java.util.Optional;

/**
 * One node passed or waited at.
 *
 * @param node id of the node
 * @param enteredAt when the bot said it, as far as a signed bubble tells; else when the customer wrote what led here
 * @param answeredAt when the customer wrote what ended the wait here; for nodes that don't wait the moment they were
 *     entered; empty while waiting, and when the wait ended otherwise
 * @param answer id of the customer's message that answered; empty for nodes that ask nothing
 * @param reasks how often the question was asked again because an answer was not understood
 * @param asides how often the customer asked or sent something else, and the model answered
 * @param config sixteen bits of the configuration hash that the node was said under (the flow's version); 0 when no
 *     signed bubble tells
 */
public record PathStep(
        String node,
        NodeKind kind,
        Instant enteredAt,
        Optional<Instant> answeredAt,
        Optional<String> answer,
        int reasks,
        int asides,
        int config) {

    /** A step just entered at {@code at}, which waits for the customer or does not. */
    static PathStep into(Node node, Instant at, boolean waits) {
        Optional<Instant> left = waits ? Optional.empty() : Optional.of(at);
        return new PathStep(node.id(), node.kind(), at, left, Optional.empty(), 0, 0, 0);
    }

    /** Answered by {@code said}. */
    PathStep answered(Said said) {
        return with(enteredAt, Optional.of(said.at()), Optional.of(said.id()), reasks, asides, config);
    }

    /** No longer waiting since {@code at}, without an answer. */
    PathStep left(Instant at) {
        return with(enteredAt, Optional.of(at), answer, reasks, asides, config);
    }

    /** Asked again, or answered beside, that many times more. */
    PathStep counting(int moreReasks, int moreAsides) {
        return with(enteredAt, answeredAt, answer, reasks + moreReasks, asides + moreAsides, config);
    }

    /** Said by {@code bubble}, first of its node's; a node that waits for nobody was passed in that moment. */
    PathStep said(Event.Bubble bubble) {
        Optional<Instant> left = answeredAt.map(at -> answer.isPresent() ? at : bubble.at());
        return with(bubble.at(), left, answer, reasks, asides, bubble.config());
    }

    private PathStep with(
            Instant entered,
            Optional<Instant> left,
            Optional<String> message,
            int allReasks,
            int allAsides,
            int version) {
        return new PathStep(node, kind, entered, left, message, allReasks, allAsides, version);
    }
}
