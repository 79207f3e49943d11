package io.voicesdr.core.state;

import io.voicesdr.core.history.Entry;
import io.voicesdr.core.signature.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the bot said at one go: one or more bubbles.
 *
 * @param kind why; unsigned turns (voice notes, histories older than the mark) count as answers
 * @param answered the newest customer message it answered; empty when the mark's message is not in the history
 * @param bubbles in order, at least one
 * @param complete whether its last bubble is there; a turn without marks counts as complete
 */
public record BotTurn(Kind kind, Optional<String> answered, List<Entry> bubbles, boolean complete) {
    public BotTurn {
        bubbles = List.copyOf(bubbles);
    }

    /** When its first bubble was sent. */
    public Instant at() {
        return bubbles.getFirst().at();
    }
}
