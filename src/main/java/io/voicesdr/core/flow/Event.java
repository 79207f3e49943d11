package io.voicesdr.core.flow;

import io.voicesdr.core.signature.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened in a session, in the order in which it counts: what a turn answered comes before the turn. */
public sealed interface Event {

    Instant at();

    /**
     * The customer wrote.
     *
     * @param messages what the customer wrote at one go, at least one, oldest first
     */
    record Written(List<Said> messages) implements Event {
        public Written {
            messages = List.copyOf(messages);
        }

        @Override
        public Instant at() {
            return messages.getLast().at();
        }
    }

    /**
     * A turn of the bot.
     *
     * @param kind empty for a turn without any mark: older histories, voice, what was deleted
     * @param bubbles the marked ones, in their order
     * @param complete whether its last bubble is there
     */
    record Told(Instant at, Optional<Kind> kind, List<Bubble> bubbles, boolean complete) implements Event {
        public Told {
            bubbles = List.copyOf(bubbles);
        }
    }

    /** A person of the company wrote. */
    record PersonWrote(Instant at) implements Event {}

    /**
     * One bubble of what the bot said.
     *
     * @param place hash of the node; 0 for none
     */
    record Bubble(int place, Instant at, int config) {}
}
