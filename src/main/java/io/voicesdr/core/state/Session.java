package io.voicesdr.core.state;

import io.voicesdr.core.history.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The stretch of history that counts now: from the first message after a silence longer than the tenant's session TTL.
 *
 * @param entries in order; empty only when nothing has been said within the TTL before {@code now}
 * @param cut whether the history begins inside this session, so that its first messages are not known
 */
public record Session(List<Entry> entries, boolean cut) {
    public Session {
        entries = List.copyOf(entries);
    }

    /** When the session began, as far as known. Only for a session that has entries. */
    public Instant startedAt() {
        return entries.getFirst().at();
    }

    /**
     * Every session of {@code all}, oldest first: each ends before a silence longer than {@code ttl}. What nobody's speech
     * belongs to (a lone reaction) is in none.
     *
     * @param historyIsCut whether older messages exist that are not in {@code all}: then the first one is cut
     */
    public static List<Session> all(List<Entry> all, boolean historyIsCut, Duration ttl) {
        ArrayDeque<Session> sessions = new ArrayDeque<>();
        int end = all.size();
        while (end > 0) {
            Instant newest = newestSpeech(all.subList(0, end));
            Session session = last(all.subList(0, end), historyIsCut, ttl, newest);
            if (session.entries().isEmpty()) {
                break;
            }
            sessions.addFirst(session);
            end -= session.entries().size();
        }
        return List.copyOf(sessions);
    }

    private static Instant newestSpeech(List<Entry> entries) {
        return entries.reversed().stream()
                .filter(Entry::isSpeech)
                .findFirst()
                .map(Entry::at)
                .orElse(Instant.MIN);
    }

    /**
     * The session in which {@code all} ends. Only speech breaks a silence: a reaction neither opens nor prolongs a session.
     * What is stamped after {@code now} counts as said now: a wrong clock must not part it from what was said before.
     *
     * @param historyIsCut whether older messages exist that are not in {@code all}
     */
    static Session last(List<Entry> all, boolean historyIsCut, Duration ttl, Instant now) {
        int start = all.size();
        Instant later = now;
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!all.get(i).isSpeech()) {
                continue;
            }
            Instant at = all.get(i).at().isAfter(now) ? now : all.get(i).at();
            if (Duration.between(at, later).compareTo(ttl) > 0) {
                return new Session(all.subList(start, all.size()), false);
            }
            start = i;
            later = at;
        }
        return new Session(all.subList(start, all.size()), historyIsCut);
    }
}
