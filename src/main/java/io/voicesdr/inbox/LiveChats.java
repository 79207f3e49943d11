package io.voicesdr.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.web.Sessions.Session;
import io.voicesdr.web.SignedOut;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Tells open pages which chat has changed, never what: they ask for that with their own session, and when that is over they
 * are told so and let go. Only what this process hears of is told; pages also look by themselves now and then, so with several
 * replicas they are late, not wrong. Thread-safe.
 */
@ApplicationScoped
class LiveChats {
    private static final Logger LOG = Logger.getLogger(LiveChats.class);

    /** Of a page for which there was no room: seldom enough not to crowd out the others. */
    private static final long RETRY_WHEN_FULL_MILLIS = 30_000;

    private static final long RETRY_MILLIS = 3_000;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final InboxConfig config;
    private final InstantSource clock;

    LiveChats(InboxConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    private record Listener(String instance, Session session, SseEventSink sink, Sse sse) {
        /** A page that was closed a moment ago must not fail the webhook that is told of; it is forgotten at the next look. */
        void tell(OutboundSseEvent event) {
            try {
                if (!sink.isClosed()) {
                    sink.send(event);
                }
            } catch (IllegalStateException closedMeanwhile) {
                LOG.debugf("a page of instance %s was closed while it was told something", instance);
            }
        }

        void tellLast(OutboundSseEvent event) {
            if (!sink.isClosed()) {
                sink.send(event).whenComplete((sent, failure) -> sink.close());
            }
        }
    }

    /** Whether there was room for one more; a page that found none is told to come back later. */
    boolean listen(String instance, Session session, SseEventSink sink, Sse sse) {
        forgetTheGone();
        Listener listener = new Listener(instance, session, sink, sse);
        if (listeners.size() >= config.listeners()) {
            LOG.warnf(
                    "PAGES_TOO_MANY instance=%s: %d pages listen already (sdr.inbox.listeners); this one looks by itself"
                            + " once a minute",
                    instance, listeners.size());
            listener.tellLast(sse.newEventBuilder()
                    .comment("full")
                    .reconnectDelay(RETRY_WHEN_FULL_MILLIS)
                    .build());
            return false;
        }
        listeners.add(listener);
        listener.tell(sse.newEventBuilder()
                .comment("open")
                .reconnectDelay(RETRY_MILLIS)
                .build());
        return true;
    }

    /** Something was written, changed or taken back in {@code chat}. */
    void changed(ChatRef chat) {
        for (Listener listener : listeners) {
            if (listener.instance().equals(chat.instance())) {
                listener.tell(listener.sse().newEvent("chat", chat.jid().value()));
            }
        }
    }

    /** Proxies close connections on which nothing is said; and who has left is noticed by speaking to them. */
    @Scheduled(every = "20s")
    @RunOnVirtualThread
    void keepOpen() {
        Instant now = clock.instant();
        end(listener -> !now.isBefore(listener.session().end()));
        forgetTheGone();
        listeners.forEach(listener ->
                listener.tell(listener.sse().newEventBuilder().comment("").build()));
    }

    /** Every page of a session that is over is told so, and asks for the token. */
    void signedOut(@Observes SignedOut event) {
        end(listener -> listener.session().id().equals(event.session()));
    }

    private void end(Predicate<Listener> over) {
        List<Listener> ended = listeners.stream().filter(over).toList();
        listeners.removeAll(ended);
        ended.forEach(listener -> listener.tellLast(listener.sse().newEvent("over", "over")));
    }

    int listeners() {
        return listeners.size();
    }

    void close(@Observes ShutdownEvent shutdown) {
        listeners.forEach(listener -> listener.sink().close());
        listeners.clear();
    }

    private void forgetTheGone() {
        listeners.removeIf(listener -> listener.sink().isClosed());
    }
}
