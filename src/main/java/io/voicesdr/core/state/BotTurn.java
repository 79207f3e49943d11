package io.voicesdr.core.state;

import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the bot said at one go: one or more bubbles.
 *
 * @param kind why; unsigned turns (voice notes, histories older than the mark) count as answers
 * @param answered the newest customer message it answered; empty when the mark's message is not in the history, when there
 *     was none, and for kinds that answer nothing
 * @param bubbles in the order of the history, at least one
 * @param complete whether its last marked bubble is there; a turn without marks counts as complete
 */
public record BotTurn(Kind kind, Optional<String> answered, List<Entry> bubbles, boolean complete) {
    private static final Set<Delivery> ARRIVED = Set.of(Delivery.DELIVERY_ACK, Delivery.READ, Delivery.PLAYED);

    public BotTurn {
        bubbles = List.copyOf(bubbles);
    }

    /** When its first bubble was sent. */
    public Instant at() {
        return bubbles.getFirst().at();
    }

    /** Which notice it is; empty for any other turn. */
    public Optional<Notice> notice() {
        for (Entry bubble : bubbles) {
            if (bubble.signature().isPresent()) {
                return bubble.signature().flatMap(Notice::of);
            }
        }
        return Optional.empty();
    }

    /** Whether the message it names has its answer with it. */
    public boolean settles() {
        return kind.answers() && notice().map(Notice::settles).orElse(true);
    }

    /** Whether it told the customer that a person of the company goes on, be it for want of an answer. */
    public boolean promisesPerson() {
        return kind == Kind.HANDOVER || kind == Kind.FALLBACK || notice().equals(Optional.of(Notice.LIMIT));
    }

    /** Whether any of its bubbles says what it is. */
    public boolean isSigned() {
        return bubbles.stream().anyMatch(bubble -> bubble.signature().isPresent());
    }

    /**
     * Whether WhatsApp reported that a bubble could not be delivered ({@code ERROR}, for example 463). The turn still
     * settles what it answered, or the customer could be answered twice; but an operator should look.
     */
    public boolean failed() {
        return bubbles.stream().map(bubble -> bubble.message().deliveries()).anyMatch(BotTurn::failed);
    }

    private static boolean failed(Set<Delivery> deliveries) {
        return deliveries.contains(Delivery.ERROR) && deliveries.stream().noneMatch(ARRIVED::contains);
    }
}
