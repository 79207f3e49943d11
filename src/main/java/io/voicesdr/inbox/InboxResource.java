package io.voicesdr.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.conversation.Transcripts;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.web.Frame;
import io.voicesdr.web.Html;
import io.voicesdr.web.Pages;
import io.voicesdr.web.Shielded;
import io.voicesdr.web.SignedIn;
import jakarta.enterprise.inject.Instance;
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
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conversations of a company: the list, one of them, and the pieces of both that open pages ask for again. */
@Path("/inbox")
@SignedIn
@Shielded
@RunOnVirtualThread
public class InboxResource {
    static final String PLACE = "inbox";

    private final Pages pages;
    private final RecentChats recent;
    private final ChatFinder finder;
    private final Transcripts transcripts;
    private final PersonWords words;
    private final Instance<Orders> orders;
    private final InboxConfig config;
    private final InstantSource clock;

    InboxResource(
            Pages pages,
            RecentChats recent,
            ChatFinder finder,
            Transcripts transcripts,
            PersonWords words,
            Instance<Orders> orders,
            InboxConfig config,
            InstantSource clock) {
        this.pages = pages;
        this.recent = recent;
        this.finder = finder;
        this.transcripts = transcripts;
        this.words = words;
        this.orders = orders;
        this.config = config;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "inbox")
    static class Templates {
        private Templates() {}

        static native TemplateInstance inbox(Frame frame, ChatList list);

        static native TemplateInstance list(Frame frame, ChatList list, String open);

        static native TemplateInstance row(Frame frame, ChatRow row, String open);

        static native TemplateInstance chat(Frame frame, ChatList list, Thread thread);

        static native TemplateInstance thread(Frame frame, Thread thread);
    }

    /**
     * An opened conversation.
     *
     * @param problem why the last text was not sent; empty
     * @param older whether there is more than what is shown
     * @param standing what people have told about it; empty where nothing can be told
     */
    record Thread(
            ChatPanel panel,
            List<Bubble> bubbles,
            boolean older,
            boolean silencesBot,
            String problem,
            Optional<Orders.Standing> standing) {
        public ChatRow row() {
            return panel.row();
        }
    }

    @GET
    public Response first(@Context HttpHeaders headers) {
        return pages.first()
                .map(instance ->
                        Response.seeOther(URI.create("/inbox/" + instance)).build())
                .orElseGet(() -> pages.answer(
                        headers,
                        "",
                        PLACE,
                        (tenant, frame) -> Response.noContent().build()));
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
                (tenant, frame) -> Templates.inbox(frame, list(tenant, ChatList.Wish.of(filter, search, page))));
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
                (tenant, frame) -> Templates.list(frame, list(tenant, ChatList.Wish.of(filter, search, page)), open));
    }

    @GET
    @Path("{instance}/{chat}")
    public Response chat(
            @PathParam("instance") String instance, @PathParam("chat") String chat, @Context HttpHeaders headers) {
        return pages.show(
                headers,
                instance,
                PLACE,
                (tenant, frame) ->
                        Templates.chat(frame, list(tenant, ChatList.Wish.of("all", "", 1)), thread(tenant, chat, "")));
    }

    @GET
    @Path("{instance}/{chat}/thread")
    public Response thread(
            @PathParam("instance") String instance, @PathParam("chat") String chat, @Context HttpHeaders headers) {
        return pages.show(
                headers, instance, PLACE, (tenant, frame) -> Templates.thread(frame, thread(tenant, chat, "")));
    }

    @GET
    @Path("{instance}/{chat}/row")
    public Response row(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @QueryParam("open") @DefaultValue("") String open,
            @Context HttpHeaders headers) {
        return pages.show(
                headers,
                instance,
                PLACE,
                (tenant, frame) ->
                        Templates.row(frame, ChatRow.of(window(tenant, chat), tenant, clock.instant()), open));
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
            Jid customer = window(tenant, chat).chat().jid();
            String problem = words.say(tenant, customer, text == null ? "" : text);
            String said = problem.isEmpty() ? "" : frame.t().of("send." + problem);
            Response page = Html.of(Templates.thread(frame, thread(tenant, chat, said)));
            return problem.isEmpty()
                    ? Response.fromResponse(page).header("HX-Trigger", "said").build()
                    : page;
        });
    }

    private ChatList list(Tenant tenant, ChatList.Wish wish) {
        return ChatList.of(recent.of(tenant), tenant, wish, config.rows(), clock.instant());
    }

    private Thread thread(Tenant tenant, String chat, String problem) {
        ChatWindow window = window(tenant, chat);
        Hearing hearing = transcripts.hearing(window.state());
        List<Bubble> bubbles = Bubbles.of(tenant, window, hearing, config.threadMessages());
        return new Thread(
                ChatPanel.of(window, tenant, clock.instant(), hearing),
                bubbles,
                bubbles.size() == config.threadMessages(),
                tenant.conversation().otherSoftwareIsPerson(),
                problem,
                orders.isResolvable()
                        ? Optional.of(
                                orders.get().standing(tenant, window.state().address()))
                        : Optional.empty());
    }

    private ChatWindow window(Tenant tenant, String chat) {
        return Optional.of(chat)
                .filter(jid -> !jid.isBlank())
                .map(Jid::of)
                .filter(Jid::isPerson)
                .flatMap(jid -> finder.find(tenant, jid))
                .orElseThrow(() -> new ProblemException(Problem.unknownChat()));
    }
}
