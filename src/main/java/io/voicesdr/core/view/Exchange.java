package io.voicesdr.core.view;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the customer said, and what was said to that. Immutable.
 *
 * @param said the customer's messages, oldest first; empty where the company spoke unasked
 * @param reply what the company said, oldest first; empty where nobody has replied
 * @param turn the bot's turn that the reply is; empty when a person or nobody replied
 */
public record Exchange(List<Entry> said, List<Entry> reply, Optional<BotTurn> turn) {

    public Exchange {
        said = List.copyOf(said);
        reply = List.copyOf(reply);
        if (said.isEmpty() && reply.isEmpty()) {
            throw new IllegalArgumentException("an exchange needs somebody who spoke");
        }
    }

    /** Everything that was said in a conversation, in the order of the replies, what waits for one at the end. */
    public static List<Exchange> allIn(ConversationState state) {
        return Exchanges.in(state);
    }

    /** When it was replied to, or when the customer last spoke where nobody replied. */
    public Instant at() {
        return reply.isEmpty() ? said.getLast().at() : reply.getFirst().at();
    }

    /** Who replied. */
    public Optional<Author> by() {
        return reply.stream().map(Entry::author).findFirst();
    }

    /**
     * How long the customer waited, from the oldest message of this exchange to the first of the reply; zero where two
     * clocks make the reply seem older. Empty when nobody asked, or nobody replied.
     */
    public Optional<Duration> responseTime() {
        return said.isEmpty() || reply.isEmpty() ? Optional.empty() : Optional.of(waited());
    }

    /** The mark of the first bubble that has one. */
    public Optional<Signature> signature() {
        return reply.stream().flatMap(entry -> entry.signature().stream()).findFirst();
    }

    /** Ids of the messages on both sides. */
    public List<String> messageIds() {
        return Stream.concat(said.stream(), reply.stream()).map(Entry::id).toList();
    }

    private Duration waited() {
        Duration waited =
                Duration.between(said.getFirst().at(), reply.getFirst().at());
        return waited.isNegative() ? Duration.ZERO : waited;
    }
}
