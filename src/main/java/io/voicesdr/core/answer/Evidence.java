package io.voicesdr.core.answer;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.text.Words;
import java.util.List;

/** What a customer really wrote or said: whoever claims to know something of them must quote it. Immutable. */
public final class Evidence {

    private final List<Words> said;

    private Evidence(List<Words> said) {
        this.said = said;
    }

    /** Of all that {@code state} knows, as somebody read it who has listened to {@code hearing}. */
    public static Evidence in(ConversationState state, Hearing hearing) {
        return new Evidence(state.entries().stream()
                .filter(entry -> entry.isFrom(Author.CUSTOMER))
                .map(entry -> Words.of(hearing.textOf(entry)))
                .toList());
    }

    /** Whether {@code quote} stands in one message, word for word, whatever its accents and punctuation. */
    public boolean has(String quote) {
        Words quoted = Words.of(quote);
        return said.stream().anyMatch(words -> words.contain(quoted));
    }
}
