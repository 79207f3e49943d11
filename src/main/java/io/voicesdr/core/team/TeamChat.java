package io.voicesdr.core.team;

import io.voicesdr.core.history.LongHistory;
import io.voicesdr.core.history.SharedMap;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.SignatureCodec;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A team chat and the ledger it is. Each message is read once, and a further one costs what its own customer's history costs,
 * not what the chat has grown to. The ledger is the same for every order, grouping and duplication of the messages.
 * Immutable and thread-safe.
 */
public final class TeamChat {
    private final Function<Message, Said> reader;
    private final LongHistory history;
    private final Index index;
    private final Ledger ledger;

    /**
     * What makes it possible to look only at what a message concerns.
     *
     * @param read every message by its id
     * @param deeds by customer, oldest first
     * @param referring which messages speak of a message, by its id
     * @param reactions by whose they are and to which message
     * @param notices by their topic
     * @param takenBack what is gone, by its id
     */
    record Index(
            SharedMap<String, Read> read,
            SharedMap<CustomerNumber, List<Deed>> deeds,
            SharedMap<String, Set<String>> referring,
            SharedMap<String, Set<String>> reactions,
            SharedMap<Integer, Set<String>> notices,
            SharedMap<String, Message> takenBack) {
        static final Index EMPTY = new Index(
                SharedMap.empty(),
                SharedMap.empty(),
                SharedMap.empty(),
                SharedMap.empty(),
                SharedMap.empty(),
                SharedMap.empty());
    }

    /** A message, what it says, and what that came to among the others. */
    record Read(Message message, Said said, Optional<Deed> deed) {}

    private TeamChat(Function<Message, Said> reader, LongHistory history, Index index, Ledger ledger) {
        this.reader = reader;
        this.history = history;
        this.index = index;
        this.ledger = ledger;
    }

    /** A team chat of which nothing is known, whose marks are of {@code signatures}. */
    public static TeamChat under(SignatureCodec signatures) {
        return readBy(message -> Said.of(message, signatures));
    }

    static TeamChat readBy(Function<Message, Said> reader) {
        return new TeamChat(reader, LongHistory.EMPTY, Index.EMPTY, Ledger.EMPTY);
    }

    /** This chat and {@code messages} of it, in any order; the same chat when all of them are known. */
    public TeamChat and(Collection<Message> messages) {
        LongHistory.Grown grown = history.and(messages);
        if (grown.changed().isEmpty()) {
            return this;
        }
        TeamChatChange change = new TeamChatChange(reader, index, ledger);
        grown.changed().forEach(change::take);
        TeamChatChange.Changed changed = change.settle();
        return new TeamChat(reader, grown.history(), changed.index(), changed.ledger());
    }

    /** Every copy of every message, in no order. */
    public Stream<Message> copies() {
        return history.copies();
    }

    /** What the chat says. */
    public Ledger ledger() {
        return ledger;
    }
}
