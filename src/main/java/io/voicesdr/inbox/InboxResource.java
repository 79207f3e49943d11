package io.voicesdr.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.conversation.PersonWords;
import io.voicesdr.conversation.PersonWords.Outcome;
import io.voicesdr.conversation.Summaries;
import io.voicesdr.conversation.Transcripts;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.web.Frame;
import io.voicesdr.web.Html;
import io.voicesdr.web.Pages;
import io.voicesdr.web.Shielded;
import io.voicesdr.web.SignedIn;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The conversations of a company: the list, one of them, and the pieces of both that open pages ask for again. */
@Path("/inbox")
@SignedIn
@Shielded
@RunOnVirtualThread
public class InboxResource {
    static final String PLACE = "inbox";

    private final Pages pages;
    private final Scenes scenes;
    private final ChatFinder finder;
    private final Transcripts transcripts;
    private final Summaries summaries;
    private final PersonWords words;
    private final LiveChats live;
    private final InboxConfig config;

    InboxResource(
            Pages pages,
            Scenes scenes,
            ChatFinder finder,
            Transcripts transcripts,
            Summaries summaries,
            PersonWords words,
            LiveChats live,
            InboxConfig config) {
        this.pages = pages;
        this.scenes = scenes;
        this.finder = finder;
        this.transcripts = transcripts;
        this.summaries = summaries;
        this.words = words;
        this.live = live;
        this.config = config;
    }

    @CheckedTemplate(basePath = "inbox")
    static class Templates {
        private Templates() {}

        static native TemplateInstance inbox(Frame frame, ChatList list);

        static native TemplateInstance list(Frame frame, ChatList list, String open);

        static native TemplateInstance row(Frame frame, ChatRow row, String open);

        static native TemplateInstance chat(Frame frame, ChatList list, OpenChat thread);

        static native TemplateInstance thread(Frame frame, OpenChat thread);
    }

    /**
     * An opened conversation.
     *
     * @param problem why the last text was not sent, or the last button's order not written down; empty
     * @param older whether there is more than what is shown
     * @param summary what a model made of what lies further back; empty when nobody remembers
     */
    record OpenChat(
            ChatPanel panel, List<Bubble> bubbles, boolean older, boolean silencesBot, String problem, String summary) {
        public ChatRow row() {
            return panel.row();
        }
    }

    @GET
    public Response first(@Context HttpHeaders headers) {
        return pages.toFirst(headers, PLACE);
    }

    @GET
    @Path("{instance}")
    public Response inbox(
            @PathParam("instance") String instance,
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("q") @Nullable String search,
            @QueryParam("page") @DefaultValue("1") int page,
            @Context HttpHeaders headers) {
        return pages.show(
                headers,
                instance,
                PLACE,
                (tenant, frame) ->
                        Templates.inbox(frame, list(scenes.of(tenant), ChatList.Wish.of(filter, search, page))));
    }

    @GET
    @Path("{instance}/list")
    public Response list(
            @PathParam("instance") String instance,
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("q") @Nullable String search,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("open") @DefaultValue("") String open,
            @Context HttpHeaders headers) {
        return pages.show(
                headers,
                instance,
                PLACE,
                (tenant, frame) ->
                        Templates.list(frame, list(scenes.of(tenant), ChatList.Wish.of(filter, search, page)), open));
    }

    @GET
    @Path("{instance}/{chat}")
    public Response chat(
            @PathParam("instance") String instance, @PathParam("chat") String chat, @Context HttpHeaders headers) {
        return pages.show(headers, instance, PLACE, (tenant, frame) -> {
            Scene scene = scenes.of(tenant);
            return Templates.chat(frame, list(scene, ChatList.Wish.of("all", "", 1)), thread(scene, chat, ""));
        });
    }

    @GET
    @Path("{instance}/{chat}/thread")
    public Response thread(
            @PathParam("instance") String instance, @PathParam("chat") String chat, @Context HttpHeaders headers) {
        return pages.answer(headers, instance, PLACE, (tenant, frame) -> thread(tenant, frame, chat, ""));
    }

    @GET
    @Path("{instance}/{chat}/row")
    public Response row(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @QueryParam("open") @DefaultValue("") String open,
            @Context HttpHeaders headers) {
        return pages.show(headers, instance, PLACE, (tenant, frame) -> {
            Scene scene = scenes.of(tenant);
            ChatWindow window = scene.windows().stream()
                    .filter(one -> one.chat().jid().value().equals(chat))
                    .findFirst()
                    .orElseGet(() -> finder.get(tenant, chat));
            return Templates.row(frame, ChatRow.of(window, scene), open);
        });
    }

    /** A person of the company writes to the customer. */
    @POST
    @Path("{instance}/{chat}/send")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @FormParam("text") @Nullable String text,
            @Context HttpHeaders headers) {
        return pages.answer(headers, instance, PLACE, (tenant, frame) -> {
            ChatRef customer = finder.get(tenant, chat).chat();
            Outcome outcome = words.say(tenant, customer.jid(), text == null ? "" : text);
            if (outcome == Outcome.SENT || outcome == Outcome.UNCLEAR) {
                live.changed(customer);
            }
            boolean sent = outcome == Outcome.SENT;
            String problem = sent ? "" : frame.t().of("send." + outcome.name().toLowerCase(Locale.ROOT));
            Response page = thread(tenant, frame, chat, problem);
            return sent
                    ? Response.fromResponse(page).header("HX-Trigger", "said").build()
                    : page;
        });
    }

    /** The opened conversation anew, for whatever has changed it. */
    Response thread(Tenant tenant, Frame frame, String chat, String problem) {
        return Html.of(Templates.thread(frame, thread(scenes.of(tenant), chat, problem)));
    }

    private ChatList list(Scene scene, ChatList.Wish wish) {
        return ChatList.of(scene, wish, config.rows());
    }

    private OpenChat thread(Scene scene, String chat, String problem) {
        Tenant tenant = scene.tenant();
        ChatWindow window = finder.get(tenant, chat);
        Hearing hearing = transcripts.hearing(window.state());
        List<Bubble> bubbles = Bubbles.of(tenant, window, hearing, config.threadMessages());
        return new OpenChat(
                ChatPanel.of(window, scene, hearing),
                bubbles,
                bubbles.size() == config.threadMessages(),
                tenant.conversation().otherSoftwareIsPerson(),
                problem,
                summaries.find(window.state()).orElse(""));
    }
}
