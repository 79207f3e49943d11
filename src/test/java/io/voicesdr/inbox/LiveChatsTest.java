package io.voicesdr.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Jid;
import io.voicesdr.web.Sessions.Session;
import io.voicesdr.web.SignedOut;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;

/** Who listens, to what, and for how long. */
class LiveChatsTest {
    private static final ChatRef CHAT = new ChatRef("loja", Jid.of("5511999990001@s.whatsapp.net"));
    private static final Sse SSE = new SseImpl();

    private final InboxConfig config = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withDefaultValue("sdr.inbox.listeners", "2")
            .withMapping(InboxConfig.class)
            .build()
            .getConfigMapping(InboxConfig.class);
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Session session = new Session("one", now.plus(Duration.ofHours(12)));
    private final LiveChats live = new LiveChats(config, () -> now);

    @Test
    void change_isToldToThePagesOfTheCompany_withoutWords() {
        Sink own = listen("loja", session);
        Sink others = listen("padaria", session);

        live.changed(CHAT);

        assertThat(own.events).containsExactly("retry 3000", "chat 5511999990001@s.whatsapp.net");
        assertThat(others.events).containsExactly("retry 3000");
    }

    @Test
    void sessionThatIsOver_isToldSo_andLetGo() {
        Sink page = listen("loja", session);
        Sink other = listen("loja", new Session("two", now.plus(Duration.ofHours(13))));

        now = session.end().minusSeconds(1);
        live.keepOpen();
        assertThat(page.closed).isFalse();
        now = session.end();
        live.keepOpen();

        assertThat(page.events).endsWith("over over");
        assertThat(page.closed).isTrue();
        assertThat(other.closed).isFalse();
        assertThat(live.listeners()).isEqualTo(1);
    }

    @Test
    void signingOut_endsEveryPageOfTheSession() {
        Sink page = listen("loja", session);
        Sink other = listen("loja", new Session("two", session.end()));

        live.signedOut(new SignedOut("one"));
        live.changed(CHAT);

        assertThat(page.events).containsExactly("retry 3000", "over over");
        assertThat(other.events).endsWith("chat 5511999990001@s.whatsapp.net");
    }

    @Test
    void noRoom_isToldToComeBackLater_untilOneHasLeft() {
        Sink first = listen("loja", session);
        listen("loja", session);
        Sink third = listen("loja", session);

        assertThat(third.events).containsExactly("retry 30000");
        assertThat(third.closed).isTrue();
        assertThat(live.listeners()).isEqualTo(2);

        first.close();
        assertThat(listen("loja", session).closed).isFalse();
        assertThat(live.listeners()).isEqualTo(2);
    }

    @Test
    void nothingToSay_keepsConnectionsOpen() {
        Sink page = listen("loja", session);

        live.keepOpen();

        assertThat(page.events).hasSize(2);
        assertThat(page.closed).isFalse();
    }

    private Sink listen(String instance, Session who) {
        Sink sink = new Sink();
        live.listen(instance, who, sink, SSE);
        return sink;
    }

    /** A page's end of the stream: remembers what it was told. */
    private static final class Sink implements SseEventSink {
        private final List<String> events = new ArrayList<>();
        private boolean closed;

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            events.add(
                    event.getName() == null
                            ? event.isReconnectDelaySet() ? "retry " + event.getReconnectDelay() : ""
                            : event.getName() + " " + event.getData());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
