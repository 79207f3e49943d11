package io.voicesdr.api.row;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.Session;
import io.voicesdr.core.view.StableId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session in short.
 *
 * @param id null when the session may have begun before what was read
 * @param cut whether that is so
 */
@RegisterForReflection // without it the native executable writes {} for it
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SessionRef(@Nullable UUID id, Instant startedAt, Instant lastMessageAt, long messages, boolean cut) {

    static SessionRef of(String instance, Session session) {
        return new SessionRef(
                id(instance, session),
                session.startedAt(),
                lastAt(session),
                session.entries().stream().filter(Entry::isSpeech).count(),
                session.cut());
    }

    static @Nullable UUID id(String instance, Session session) {
        return session.cut()
                ? null
                : StableId.ofSession(instance, session.entries().getFirst().id());
    }

    /** A session begins with speech, so there is one. */
    static Instant lastAt(Session session) {
        return session.entries().reversed().stream()
                .filter(Entry::isSpeech)
                .findFirst()
                .orElseThrow()
                .at();
    }
}
