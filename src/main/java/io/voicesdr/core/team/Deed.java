package io.voicesdr.core.team;

import io.voicesdr.core.history.Chronology;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import java.util.Comparator;

/** What one message of the team chat does to what is known of one customer. */
sealed interface Deed {

    /** As the messages stand in the chat. */
    Comparator<Deed> ORDER = Comparator.comparing(Deed::message, Chronology.ORDER);

    Message message();

    Jid customer();

    /** A card was shown. */
    record Showed(Message message, Card card) implements Deed {
        @Override
        public Jid customer() {
            return card.customer();
        }
    }

    /**
     * A command was given, by words or by an emoji.
     *
     * @param by who gave it; empty without a name
     */
    record Gave(Message message, Jid customer, Command command, String by) implements Deed {}
}
