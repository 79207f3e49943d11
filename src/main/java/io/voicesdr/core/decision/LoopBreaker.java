package io.voicesdr.core.decision;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Notices that a machine is at the other end, so that two bots do not talk for ever. Looks only at what has been said since
 * the last quiet spell and since a person of the company last spoke. Pure.
 */
final class LoopBreaker {

    /** After such a silence the other side gets a fresh chance: a machine would have gone on at once. */
    static final Duration QUIET = Duration.ofMinutes(10);

    /** A person may be quick or repeat themselves now and then; four times in a row hardly anybody does. */
    static final int MECHANICAL_EXCHANGES = 4;

    /** The net under all other rules, for machines slow and inventive: two answers a minute, for ten minutes on end. */
    static final int MAX_TURNS = 20;

    private LoopBreaker() {}

    /** Until when nothing should be said; empty when nothing speaks for a machine. */
    static Optional<Instant> brokenUntil(ConversationState state) {
        List<Entry> evidence = evidence(state);
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        return tooManyTurns(state, evidence.getFirst().at()).or(() -> mechanical(evidence));
    }

    private static Optional<Instant> tooManyTurns(ConversationState state, Instant start) {
        Instant window = state.now().minus(QUIET);
        List<Instant> turns = state.turns().stream()
                .filter(turn -> turn.kind().answers())
                .map(BotTurn::at)
                .filter(at -> at.isAfter(window) && !at.isBefore(start))
                .sorted()
                .toList();
        return turns.size() < MAX_TURNS
                ? Optional.empty()
                : Optional.of(turns.get(turns.size() - MAX_TURNS).plus(QUIET));
    }

    private static Optional<Instant> mechanical(List<Entry> evidence) {
        List<Exchange> exchanges = Exchange.in(evidence);
        int first = exchanges.size() - MECHANICAL_EXCHANGES;
        if (first < 0) {
            return Optional.empty();
        }
        for (int i = first; i < exchanges.size(); i++) {
            if (!exchanges.get(i).isMechanical(exchanges.subList(0, i))) {
                return Optional.empty();
            }
        }
        return Optional.of(evidence.getLast().at().plus(QUIET));
    }

    private static List<Entry> evidence(ConversationState state) {
        List<Entry> newestFirst = new ArrayList<>();
        Instant later = state.now();
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
}
