package io.voicesdr.core.view;

import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Divides a whole history into its sessions by the same rule that finds the current one ({@link Session}). Pure. */
final class SessionSplit {

    private SessionSplit() {}

    /**
     * The sessions of {@code entries}, oldest first. Only speech opens or prolongs one; a reaction before all speech belongs
     * to none.
     *
     * @param ttl a longer silence begins a new session
     * @param knownFrom since when everything is known; a session that may have begun before is {@link Session#cut()}
     */
    static List<Session> of(List<Entry> entries, Duration ttl, Instant knownFrom) {
        List<Integer> starts = starts(entries, ttl);
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : entries.size();
            List<Entry> inside = entries.subList(starts.get(i), end);
            boolean cut = i == 0 && !isLonger(knownFrom, inside.getFirst().at(), ttl);
            sessions.add(new Session(inside, cut));
        }
        return List.copyOf(sessions);
    }

    private static List<Integer> starts(List<Entry> entries, Duration ttl) {
        List<Integer> starts = new ArrayList<>();
        Instant before = Instant.MIN;
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).isSpeech()) {
                continue;
            }
            if (starts.isEmpty() || isLonger(before, entries.get(i).at(), ttl)) {
                starts.add(i);
            }
            before = entries.get(i).at();
        }
        return starts;
    }

    private static boolean isLonger(Instant from, Instant to, Duration ttl) {
        return Duration.between(from, to).compareTo(ttl) > 0;
    }
}
