package io.voicesdr.inbox;

import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.state.Session;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.SessionFacts.FlowLook;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the sessions of one company stand in its flow: to replay one takes a fifth of a millisecond, and a page needs a
 * thousand. A session that nobody writes in stays where it is until the silence makes it abandoned, and then expired. Lives as
 * long as the sessions and the tenant's configuration (law 6). Thread-safe.
 */
final class FlowMemo implements FlowLook {
    /** Where the flow stands the bot's marks tell, whatever was said in voice notes. */
    private static final FlowLook HEARD_NOTHING = FlowLook.hearing(Hearing.NONE);

    private final Map<Session, Known> known = Collections.synchronizedMap(new IdentityHashMap<>());

    private record Known(int silence, Optional<FlowState> state) {}

    /** What is known of the sessions of {@code windows}, and nothing else. */
    FlowMemo of(Collection<ChatWindow> windows) {
        FlowMemo kept = new FlowMemo();
        windows.forEach(window -> window.sessions().forEach(session -> {
            Known state = known.get(session);
            if (state != null) {
                kept.known.put(session, state);
            }
        }));
        return kept;
    }

    @Override
    public Optional<FlowState> at(Session session, Tenant tenant, Instant asOf) {
        int silence = silence(session, tenant, asOf);
        Known before = known.get(session);
        if (before != null && before.silence() == silence) {
            return before.state();
        }
        Optional<FlowState> state = HEARD_NOTHING.at(session, tenant, asOf);
        known.put(session, new Known(silence, state));
        return state;
    }

    /** 0 while the flow may go on, 1 when it counts as abandoned, 2 when the session is over. */
    private static int silence(Session session, Tenant tenant, Instant asOf) {
        Duration silence = session.entries().reversed().stream()
                .filter(Entry::isSpeech)
                .findFirst()
                .map(Entry::at)
                .map(last -> Duration.between(last, asOf))
                .orElse(Duration.ZERO);
        if (silence.compareTo(tenant.conversation().sessionTtl()) > 0) {
            return 2;
        }
        boolean abandoned = tenant.flows()
                .opening()
                .map(Flow::abandonedAfter)
                .filter(limit -> silence.compareTo(limit) > 0)
                .isPresent();
        return abandoned ? 1 : 0;
    }
}
