package io.voicesdr.core.state;

import io.voicesdr.core.history.Entry;
import java.time.Instant;
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
}
