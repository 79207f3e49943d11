package io.voicesdr.core.history;

import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts edited and deleted messages of devices back to where they were written. Their own second is gone, and the time of
 * their row is the host's clock and may lie after that of messages written later; but none of these can have been written
 * before a row that was stored earlier. So a moved message is never later than what was stored after it. Pure.
 */
final class Rewind {

    /** Rows stored longer after their writing come from the history of a pairing, which is stored in no order. */
    private static final Duration STORED_IN_ORDER = Duration.ofHours(24);

    private Instant earliestLater = Instant.MAX;

    private Rewind() {}

    /** @param folded one message an id, its {@code sentAt} the moment of its first writing as far as its row tells */
    static Stream<Message> of(Collection<Message> folded) {
        Rewind rewind = new Rewind();
        List<Message> newestRowFirst = folded.stream()
                .sorted(Comparator.comparing(Message::rowId).reversed())
                .toList();
        return newestRowFirst.stream().map(rewind::placed).toList().stream();
    }

    private Message placed(Message message) {
        if (message.origin() == Origin.API || Chronology.storedAt(message).isEmpty()) {
            return message;
        }
        if (!Chronology.isRewritten(message)) {
            note(message);
            return message;
        }
        return message.sentAt().isAfter(earliestLater) ? sentAt(message, earliestLater) : message;
    }

    private void note(Message message) {
        Duration late =
                Duration.between(message.sentAt(), Chronology.storedAt(message).orElseThrow());
        if (late.abs().compareTo(STORED_IN_ORDER) < 0 && message.sentAt().isBefore(earliestLater)) {
            earliestLater = message.sentAt();
        }
    }

    private static Message sentAt(Message message, Instant moment) {
        return new Message(
                message.id(),
                message.rowId(),
                message.remoteJid(),
                message.remoteJidAlt(),
                message.fromMe(),
                moment,
                message.pushName(),
                message.content(),
                message.origin(),
                message.quote(),
                message.deliveries());
    }
}
