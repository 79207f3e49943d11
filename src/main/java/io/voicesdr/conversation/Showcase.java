package io.voicesdr.conversation;

import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.answer.Bubbles;
import io.voicesdr.core.answer.Showing;
import io.voicesdr.core.catalogue.Item;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;

/** Puts the items that an answer shows behind its words. Pure. */
final class Showcase {

    private Showcase() {}

    /** {@code draft} and, unless a person takes over, the items of {@code answer}, as many as a turn has room for. */
    static Draft beside(Draft draft, Tenant tenant, ConversationState state, Answer answer) {
        if (draft.kind() != Kind.ANSWER) {
            return draft;
        }
        List<Bubble> bubbles = new ArrayList<>(draft.bubbles());
        List<Integer> places = new ArrayList<>(draft.places());
        for (Item item : Showing.of(tenant, state, answer.items())) {
            if (bubbles.size() < Bubbles.MAX) {
                bubbles.add(Showing.bubble(item, tenant));
                places.add(0);
            }
        }
        return draft.with(bubbles, places);
    }
}
