package io.voicesdr.core.history;

import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Message;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * When a message was written, and which of two came first. Evolution orders by whole seconds only, and an edit or deletion
 * overwrites the second with its own (evolution/CONTRACT.md §5); the row id, a cuid, still tells when the row was made.
 * Pure.
 */
public final class Chronology {

    /**
     * The order of folded messages, whose {@code sentAt} is the moment of the first writing: moment, then rows in the order
     * they were stored, then what no pull has confirmed yet (it is younger than anything a pull has shown for that second),
     * then the id, so that every machine agrees.
     */
    public static final Comparator<Message> ORDER = Comparator.comparing(Message::sentAt)
            .thenComparing(message -> message.rowId().isEmpty())
            .thenComparing(Message::rowId)
            .thenComparing(Message::id);

    private static final int CUID_LENGTH = 25;
    private static final int CUID_TIME_END = 9;
    private static final int BASE_36 = 36;

    private Chronology() {}

    /** When {@code row} was first written, as far as it can tell. */
    public static Instant moment(Message row) {
        return isRewritten(row)
                ? storedAt(row)
                        .map(stored -> stored.truncatedTo(ChronoUnit.SECONDS))
                        .filter(row.sentAt()::isAfter)
                        .orElse(row.sentAt())
                : row.sentAt();
    }

    /** Whether the row's time is that of an edit or deletion instead of the first writing. */
    public static boolean isRewritten(Message row) {
        return row.content() instanceof Content.Deleted
                || row.deliveries().contains(Delivery.EDITED)
                || row.deliveries().contains(Delivery.DELETED);
    }

    /** When Evolution stored the row, by its host's clock to the millisecond; empty when the row id is no cuid. */
    public static Optional<Instant> storedAt(Message row) {
        String rowId = row.rowId();
        if (rowId.length() != CUID_LENGTH || rowId.charAt(0) != 'c' || !isBase36(rowId)) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochMilli(Long.parseLong(rowId.substring(1, CUID_TIME_END), BASE_36)));
    }

    /**
     * Whether Evolution stored {@code first} before {@code second}; the row ids tell that even where the times do not
     * (edits, skewed clocks). False when either is not stored, or its row id is no cuid.
     */
    public static boolean isStoredBefore(Message first, Message second) {
        return storedAt(first).isPresent()
                && storedAt(second).isPresent()
                && first.rowId().compareTo(second.rowId()) < 0;
    }

    private static boolean isBase36(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z');
    }
}
