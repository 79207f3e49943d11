package io.voicesdr.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.core.message.ChatRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Tells open pages which chat has changed, never what: they ask for that with their own session. Only what this process
 * hears of is told; pages also look by themselves now and then, so with several replicas they are late, not wrong.
 * Thread-safe.
 */
@ApplicationScoped
class LiveChats {
    private static final Logger LOG = Logger.getLogger(LiveChats.class);

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final InboxConfig config;

    LiveChats(InboxConfig config) {
        this.config = config;
    }

    private record Listener(String instance, SseEventSink sink, Sse sse) {
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
    }

    /** Whether there was room for one more. */
    boolean listen(String instance, SseEventSink sink, Sse sse) {
        forgetTheGone();
        if (listeners.size() >= config.listeners()) {
            return false;
        }
        Listener listener = new Listener(instance, sink, sse);
        listeners.add(listener);
        listener.tell(
                sse.newEventBuilder().comment("open").reconnectDelay(3_000).build());
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
        forgetTheGone();
        listeners.forEach(listener ->
                listener.tell(listener.sse().newEventBuilder().comment("").build()));
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
