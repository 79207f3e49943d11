package io.voicesdr.core.decision;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Notices that a machine is at the other end, so that two bots do not talk for ever. Looks only at what has been said since
 * the last quiet spell and since a person of the company last spoke. Time alone changes nothing: were the last message
 * answered as soon as it is old enough, the two would go on every ten minutes. Pure.
 */
final class LoopBreaker {

    /** Who writes after such a silence gets a fresh chance: a machine would have gone on at once. */
    static final Duration QUIET = Duration.ofMinutes(10);

    /** A person may be quick or repeat themselves now and then; four times in a row hardly anybody does. */
    static final int MECHANICAL_EXCHANGES = 4;

    /** The net under all other rules, for machines slow and inventive: two answers a minute, for {@link #QUIET} on end. */
    static final int MAX_TURNS = 20;

    private LoopBreaker() {}

    /** Whether the newest message should stay unanswered, for being a machine's as far as one can tell. */
    static boolean isLoop(ConversationState state) {
        List<Entry> evidence = evidence(state);
        return !evidence.isEmpty() && (isTooMuch(state, evidence) || isMechanical(Exchange.in(evidence)));
    }

    private static boolean isTooMuch(ConversationState state, List<Entry> evidence) {
        Instant end = evidence.getLast().at();
        Instant start = later(evidence.getFirst().at(), end.minus(QUIET));
        return state.turns().stream()
                        .filter(BotTurn::settles)
                        .filter(turn -> !turn.at().isBefore(start))
                        .count()
                >= MAX_TURNS;
    }

    private static boolean isMechanical(List<Exchange> exchanges) {
        int first = exchanges.size() - MECHANICAL_EXCHANGES;
        return first >= 0
                && IntStream.range(first, exchanges.size())
                        .allMatch(i -> exchanges.get(i).isMechanical(exchanges.subList(0, i)));
    }

    private static List<Entry> evidence(ConversationState state) {
        List<Entry> newestFirst = new ArrayList<>();
        Instant later = Instant.MIN;
        for (Entry entry : state.entries().reversed()) {
            if (!entry.isSpeech()) {
                continue;
            }
            if (entry.isFrom(Author.PERSON) || !later.isBefore(entry.at().plus(QUIET))) {
                break;
            }
            newestFirst.add(entry);
            later = entry.at();
        }
        return newestFirst.reversed();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
