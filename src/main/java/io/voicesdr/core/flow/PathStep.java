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
        int config) {}
