package io.voicesdr.conversation;

import io.voicesdr.core.signature.Kind;
import java.util.Collections;
import java.util.List;

/**
 * What is about to be said.
 *
 * @param bubbles in order, at least one
 * @param places of the flow's node for each bubble, for its signature; 0 for none
 * @param answers id of the customer message it settles
 * @param outcome how the turn ends when all is sent
 * @param detail for the account: why a person is needed, or the code of what failed; may be empty
 * @param intent the model's word for what the customer wants; may be empty
 */
record Draft(
        Kind kind,
        List<String> bubbles,
        List<Integer> places,
        String answers,
        TurnReport.Outcome outcome,
        String detail,
        String intent) {
    Draft {
        bubbles = List.copyOf(bubbles);
        places = List.copyOf(places);
        if (places.size() != bubbles.size()) {
            throw new IllegalArgumentException("every bubble needs its place");
        }
    }

    /** A draft that no flow has anything to do with. */
    Draft(Kind kind, List<String> bubbles, String answers, TurnReport.Outcome outcome, String detail, String intent) {
        this(kind, bubbles, Collections.nCopies(bubbles.size(), 0), answers, outcome, detail, intent);
    }
}
