package io.voicesdr.core.state;

import io.voicesdr.core.history.Entry;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Notice;
import io.voicesdr.core.signature.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A turn of the bot while its bubbles are being gathered. Not thread-safe. */
final class TurnGroup {
    private final List<Entry> bubbles = new ArrayList<>();
    private final Set<Integer> numbers = new HashSet<>();
    private Optional<Signature> mark = Optional.empty();
    private boolean complete;

    TurnGroup(Entry first) {
        add(first);
    }

    void add(Entry bubble) {
        bubbles.add(bubble);
        bubble.signature().ifPresent(this::note);
    }

    private void note(Signature signature) {
        mark = mark.or(() -> Optional.of(signature));
        numbers.add(signature.bubble());
        complete |= signature.last();
    }

    /** Whether a bubble with this mark can be one more of this turn: same reason, same question, number not taken. */
    boolean lacks(Signature other) {
        return mark.filter(ours -> ours.kind() == other.kind() && ours.answers() == other.answers())
                        .isPresent()
                && !numbers.contains(other.bubble());
    }

    boolean isSigned() {
        return mark.isPresent();
    }

    /** Whether {@code moment} is at most {@code reach} after the last bubble. */
    boolean reaches(Instant moment, Duration reach) {
        return !moment.isAfter(bubbles.getLast().at().plus(reach));
    }

    boolean endsWith(Entry entry) {
        return bubbles.getLast().id().equals(entry.id());
    }

    Entry first() {
        return bubbles.getFirst();
    }

    Kind kind() {
        return mark.map(Signature::kind).orElse(Kind.ANSWER);
    }

    /** Whether the message it names has its answer with it. */
    boolean settles() {
        return mark.map(Notice::settles).orElse(true);
    }

    /** The hash of the message it answers; empty for an unsigned turn. */
    Optional<Integer> answers() {
        return mark.map(Signature::answers);
    }

    BotTurn toTurn(Optional<String> answered) {
        return new BotTurn(kind(), answered, bubbles, complete || !isSigned());
    }
}
