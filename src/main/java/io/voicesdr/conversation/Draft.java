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
 * @param findings what else the model found, for the team
 */
record Draft(
        Kind kind,
        List<String> bubbles,
        List<Integer> places,
        String answers,
        TurnReport.Outcome outcome,
        String detail,
        String intent,
        Findings findings) {
    Draft {
        bubbles = List.copyOf(bubbles);
        places = List.copyOf(places);
        if (places.size() != bubbles.size()) {
            throw new IllegalArgumentException("every bubble needs its place");
        }
    }

    /** A draft that no model has anything to do with. */
    Draft(
            Kind kind,
            List<String> bubbles,
            List<Integer> places,
            String answers,
            TurnReport.Outcome outcome,
            String detail,
            String intent) {
        this(kind, bubbles, places, answers, outcome, detail, intent, Findings.NONE);
    }

    /** A draft that no flow has anything to do with. */
    Draft(Kind kind, List<String> bubbles, String answers, TurnReport.Outcome outcome, String detail, String intent) {
        this(kind, bubbles, Collections.nCopies(bubbles.size(), 0), answers, outcome, detail, intent);
    }

    /** This draft with what the model found. */
    Draft with(Findings found) {
        return new Draft(kind, bubbles, places, answers, outcome, detail, intent, found);
    }
}
