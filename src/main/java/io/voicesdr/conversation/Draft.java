package io.voicesdr.conversation;

import io.voicesdr.core.answer.Bubble;
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
        List<Bubble> bubbles,
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

    /** A draft of {@code texts} that no flow has anything to do with. */
    Draft(Kind kind, List<String> texts, String answers, TurnReport.Outcome outcome, String detail, String intent) {
        this(kind, written(texts), Collections.nCopies(texts.size(), 0), answers, outcome, detail, intent);
    }

    /** This draft saying it with other bubbles, each with its place. */
    Draft with(List<Bubble> otherBubbles, List<Integer> otherPlaces) {
        return new Draft(kind, otherBubbles, otherPlaces, answers, outcome, detail, intent);
    }

    /** A bubble for each text. */
    static List<Bubble> written(List<String> texts) {
        return texts.stream().<Bubble>map(Bubble.Text::new).toList();
    }
}
