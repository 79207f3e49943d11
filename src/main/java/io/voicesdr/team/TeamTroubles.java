package io.voicesdr.team;

import io.voicesdr.conversation.Team.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Why a tenant's team can't be reached, for the log (once an hour a code) and for readiness. Thread-safe. */
@ApplicationScoped
public class TeamTroubles {
    private static final Logger LOG = Logger.getLogger(TeamTroubles.class);
    private static final Duration SAY_AGAIN = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, Noted> noted = new ConcurrentHashMap<>();

    public TeamTroubles(InstantSource clock) {
        this.clock = clock;
    }

    private record Noted(Trouble trouble, Instant saidAt) {}

    Optional<Trouble> of(String instance) {
        return Optional.ofNullable(noted.get(instance)).map(Noted::trouble);
    }

    void ended(String instance) {
        noted.remove(instance);
    }

    void found(String instance, String code, String nextAction, String detail) {
        Instant now = clock.instant();
        Optional<Noted> before = Optional.ofNullable(noted.get(instance))
                .filter(known -> known.trouble().code().equals(code))
                .filter(known -> !known.saidAt().plus(SAY_AGAIN).isBefore(now));
        boolean isNews = before.isEmpty();
        noted.put(
                instance,
                new Noted(
                        new Trouble(code, nextAction), before.map(Noted::saidAt).orElse(now)));
        if (isNews) {
            LOG.warnf("%s instance=%s: %s. %s", code, instance, detail, nextAction);
        }
    }
}
