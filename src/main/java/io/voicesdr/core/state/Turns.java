package io.voicesdr.core.state;

import io.voicesdr.core.history.Attribution;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers the bot's bubbles into turns. Marked ones say themselves where they belong. */
final class Turns {

    /** More time between two bubbles than pauses, typing and a retried send take; a later one is another attempt. */
    private static final Duration BETWEEN_BUBBLES = Duration.ofMinutes(5);

    private final List<TurnGroup> groups = new ArrayList<>();
    private Optional<Entry> previous = Optional.empty();

    private Turns() {}

    /** The turns in {@code entries}, oldest first. */
    static List<TurnGroup> of(List<Entry> entries) {
        Turns turns = new Turns();
        entries.stream().filter(Entry::isSpeech).forEach(turns::take);
        return List.copyOf(turns.groups);
    }

    private void take(Entry entry) {
        if (entry.isFrom(Author.BOT) && !isSilence(entry)) {
            home(entry).ifPresentOrElse(group -> group.add(entry), () -> groups.add(new TurnGroup(entry)));
        }
        previous = Optional.of(entry);
    }

    /** A note of nothing has told nobody anything (evolution/CONTRACT.md §4.2): what it was to answer is still owed. */
    private static boolean isSilence(Entry bubble) {
        return bubble.message().origin() == Origin.API
                && bubble.message().content() instanceof Content.Audio audio
                && audio.bytes() == 0
                && audio.length().isZero();
    }

    private Optional<TurnGroup> home(Entry bubble) {
        return bubble.signature().map(mark -> homeOfMarked(bubble, mark)).orElseGet(() -> homeOfUnmarked(bubble));
    }

    private Optional<TurnGroup> homeOfMarked(Entry bubble, Signature mark) {
        return newest(bubble, BETWEEN_BUBBLES)
                .filter(group -> group.lacks(mark))
                .findFirst()
                .or(() -> unmarkedBefore(bubble).filter(group -> mark.bubble() > 0));
    }

    /** A turn that began with a bubble to be copied is known only by what follows it. */
    private Optional<TurnGroup> unmarkedBefore(Entry bubble) {
        return neighbour(bubble).filter(group -> !group.isSigned());
    }

    /**
     * A text without a mark is the bot's only because of the marked one beside it, even when the customer has written in
     * between. A voice note stands by itself as soon as somebody else has spoken: it may be the answer to that.
     */
    private Optional<TurnGroup> homeOfUnmarked(Entry bubble) {
        return bubble.message().content() instanceof Content.Audio
                ? neighbour(bubble)
                : newest(bubble, Attribution.BESIDE)
                        .filter(TurnGroup::isSigned)
                        .findFirst()
                        .or(() -> neighbour(bubble));
    }

    private Optional<TurnGroup> neighbour(Entry bubble) {
        return newest(bubble, Attribution.BESIDE)
                .filter(group -> previous.filter(group::endsWith).isPresent())
                .findFirst();
    }

    private Stream<TurnGroup> newest(Entry bubble, Duration reach) {
        return groups.reversed().stream().takeWhile(group -> group.reaches(bubble.at(), reach));
    }
}
