package io.voicesdr.core.state;

import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.FlowState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Where a session stands in a flow. Pure. */
public final class FlowReplay {

    private FlowReplay() {}

    /**
     * The state of {@code flow} in {@code session} at {@code now}.
     *
     * @param ttl of sessions: a flow that still waits after such a silence has expired
     * @param zone in which the customer's days begin
     * @return empty when the flow has not begun in this session: nobody has written yet, a person or the model had the
     *     conversation from the beginning
     */
    public static Optional<FlowState> replay(Flow flow, Session session, Duration ttl, ZoneId zone, Instant now) {
        return Optional.empty();
    }
}
