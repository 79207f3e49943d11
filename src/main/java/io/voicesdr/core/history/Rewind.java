package io.voicesdr.core.history;

import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts edited and deleted messages of devices back to where they were written. Their own second is gone, and the time of
 * their row is by the host's clock, which may be ahead of WhatsApp's or behind. What stands is the order of storing: a moved
 * message goes between its neighbours by row id, or an answered one could look newer than a question that still waits. Sends
 * by API need none of this, both their times are the host's. Pure.
 */
final class Rewind {

    /** Rows stored longer after their writing come from the history of a pairing, which is stored in no order. */
    private static final Duration STORED_IN_ORDER = Duration.ofHours(24);

    private final List<Message> rows;
    private final Map<String, Instant> upperBounds = new HashMap<>();

    private Rewind(Collection<Message> folded) {
        this.rows = folded.stream()
                .filter(Rewind::isInOrder)
                .sorted(Comparator.comparing(Message::rowId))
                .toList();
    }

    /**
     * Puts edited rows back to where they were written.
     *
     * @param folded one message an id, its {@code sentAt} the moment of its first writing as far as its row tells
     * @return the same messages, in no order
     */
    static List<Message> of(List<Message> folded) {
        if (folded.stream().noneMatch(Chronology::isRewritten)) {
            return folded;
        }
        Map<String, Instant> places = new Rewind(folded).places();
        return folded.stream()
                .map(message -> places.containsKey(message.id()) ? sentAt(message, places.get(message.id())) : message)
                .toList();
    }

    private Map<String, Instant> places() {
        findUpperBounds();
        Map<String, Instant> places = new HashMap<>();
        Instant lower = Instant.MIN;
        for (Message row : rows) {
            Instant place = row.sentAt();
            if (Chronology.isRewritten(row)) {
                place = later(earlier(place, upperBounds.getOrDefault(row.id(), place)), lower);
                places.put(row.id(), place);
            }
            lower = later(lower, place);
        }
        return places;
    }

    private void findUpperBounds() {
        Instant upper = Instant.MAX;
        for (Message row : rows.reversed()) {
            upperBounds.put(row.id(), upper);
            upper = earlier(upper, row.sentAt());
        }
    }

    /**
     * Whether a rewritten row stays where it was put when {@code other}, which is not rewritten, is known too.
     *
     * @param folded the rewritten row before it was put back
     * @param placed the same row after that
     */
    static boolean isUnmoved(Message folded, Message placed, Message other) {
        if (!isInOrder(other)) {
            return true;
        }
        int order = other.rowId().compareTo(folded.rowId());
        return order < 0
                ? !other.sentAt().isAfter(placed.sentAt())
                : order > 0 && !other.sentAt().isBefore(folded.sentAt());
    }

    /** Whether the row's id tells when it was written. */
    static boolean isInOrder(Message message) {
        return message.origin() != Origin.API
                && Chronology.storedAt(message)
                        .map(stored ->
                                Duration.between(message.sentAt(), stored).abs())
                        .filter(delay -> delay.compareTo(STORED_IN_ORDER) < 0)
                        .isPresent();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
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
