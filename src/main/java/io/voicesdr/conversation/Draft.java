package io.voicesdr.conversation;

import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.signature.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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
 * @param inWriting of a spoken draft, the same in writing, for when its voice note, the first bubble, can't be sent; of one
 *     that ends in a file, what the file says
 */
record Draft(
        Kind kind,
        List<Bubble> bubbles,
        List<Integer> places,
        String answers,
        TurnReport.Outcome outcome,
        String detail,
        String intent,
        Findings findings,
        Optional<Draft> inWriting) {
    Draft {
        bubbles = List.copyOf(bubbles);
        places = List.copyOf(places);
        if (places.size() != bubbles.size()) {
            throw new IllegalArgumentException("every bubble needs its place");
        }
    }

    /** A written draft that no model has anything to do with. */
    Draft(
            Kind kind,
            List<Bubble> bubbles,
            List<Integer> places,
            String answers,
            TurnReport.Outcome outcome,
            String detail,
            String intent) {
        this(kind, bubbles, places, answers, outcome, detail, intent, Findings.NONE, Optional.empty());
    }

    /** A draft of {@code texts} that no flow has anything to do with. */
    Draft(Kind kind, List<String> texts, String answers, TurnReport.Outcome outcome, String detail, String intent) {
        this(kind, written(texts), Collections.nCopies(texts.size(), 0), answers, outcome, detail, intent);
    }

    /** This draft saying it with other bubbles, each with its place. */
    Draft with(List<Bubble> otherBubbles, List<Integer> otherPlaces) {
        return new Draft(kind, otherBubbles, otherPlaces, answers, outcome, detail, intent, findings, inWriting);
    }

    /** This draft spoken: with other bubbles, of which the first is a voice note. */
    Draft spoken(List<Bubble> otherBubbles, List<Integer> otherPlaces) {
        return new Draft(
                kind, otherBubbles, otherPlaces, answers, outcome, detail, intent, findings, Optional.of(this));
    }

    /** A bubble for each text. */
    static List<Bubble> written(List<String> texts) {
        return texts.stream().<Bubble>map(Bubble.Text::new).toList();
    }

    /** This draft with what the model found. */
    Draft with(Findings found) {
        return new Draft(kind, bubbles, places, answers, outcome, detail, intent, found, inWriting);
    }
}
