package io.voicesdr.inbox;

import io.voicesdr.web.Shielded;
import io.voicesdr.web.SignedIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** Where open pages listen: one event a changed chat, with its jid and nothing else. */
@Path("/live")
@SignedIn
@Shielded
public class EventsResource {
    private final LiveChats live;

    EventsResource(LiveChats live) {
        this.live = live;
    }

    @GET
    @Path("{instance}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@PathParam("instance") String instance, @Context SseEventSink sink, @Context Sse sse) {
        if (!live.listen(instance, sink, sse)) {
            sink.close();
        }
    }
}
