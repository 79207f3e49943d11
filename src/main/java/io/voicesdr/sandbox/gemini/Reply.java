package io.voicesdr.sandbox.gemini;

import java.util.List;
import java.util.Optional;

/**
 * What the offline model says.
 *
 * @param rules which rules spoke, for the trace: {@code greeting+price}
 * @param intent the most telling of them
 * @param interest the product that the customer named, and in which words
 * @param items codes of the catalogue's items to show
 * @param handoverReason why a person is needed; empty when none is
 */
record Reply(
        List<String> bubbles,
        String rules,
        String intent,
        Tongue tongue,
        Optional<Interest> interest,
        List<String> items,
        String handoverReason) {
    Reply {
        bubbles = List.copyOf(bubbles);
        items = List.copyOf(items);
    }

    /** @param evidence the customer's own words */
    record Interest(String product, String evidence) {}
}
