package io.voicesdr.inbox;

import io.voicesdr.web.PageGate;
import io.voicesdr.web.Sessions;
import io.voicesdr.web.Shielded;
import io.voicesdr.web.SignedIn;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.jspecify.annotations.Nullable;

/** Where open pages listen, as long as their session lasts: one event a changed chat, with its jid and nothing else. */
@Path("/live")
@SignedIn
@Shielded
public class EventsResource {
    private final LiveChats live;
    private final Sessions sessions;

    EventsResource(LiveChats live, Sessions sessions) {
        this.live = live;
        this.sessions = sessions;
    }

    @GET
    @Path("{instance}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(
            @PathParam("instance") String instance,
            @CookieParam(PageGate.COOKIE) @Nullable String cookie,
            @Context SseEventSink sink,
            @Context Sse sse) {
        sessions.find(cookie).ifPresentOrElse(session -> live.listen(instance, session, sink, sse), sink::close);
    }
}
