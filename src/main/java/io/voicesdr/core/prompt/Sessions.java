package io.voicesdr.core.prompt;

import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.ConversationState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Which session each entry belongs to, numbered in order; the state's own session is the current one. */
record Sessions(Map<String, Integer> numbers) {

    private static final int CURRENT = Integer.MAX_VALUE;

    /** @param ttl a longer silence begins a new session */
    static Sessions of(ConversationState state, Duration ttl) {
        var current = state.session().entries().stream().map(Entry::id).collect(Collectors.toSet());
        Map<String, Integer> numbers = new HashMap<>();
        int number = 0;
        Instant before = null;
        for (Entry entry : state.entries()) {
            if (before != null && Duration.between(before, entry.at()).compareTo(ttl) > 0) {
                number++;
            }
            numbers.put(entry.id(), current.contains(entry.id()) ? CURRENT : number);
            before = entry.at();
        }
        return new Sessions(Map.copyOf(numbers));
    }

    int of(Entry entry) {
        return numbers.getOrDefault(entry.id(), CURRENT);
    }

    boolean isCurrent(Entry entry) {
        return of(entry) == CURRENT;
    }
}
