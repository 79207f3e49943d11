package io.voicesdr.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.api.row.PromptRow;
import io.voicesdr.conversation.Hindsight;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.gemini.TokenPrices;
import io.voicesdr.gemini.TokenPrices.Span;
import io.voicesdr.web.Frame;
import io.voicesdr.web.Pages;
import io.voicesdr.web.Shielded;
import io.voicesdr.web.SignedIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Why the bot said something, as a page. */
@Path("/inbox/{instance}/{chat}/why")
@SignedIn
@Shielded
@RunOnVirtualThread
public class WhyResource {
    private final Pages pages;
    private final ChatFinder finder;
    private final Hindsight hindsight;
    private final TokenPrices prices;

    WhyResource(Pages pages, ChatFinder finder, Hindsight hindsight, TokenPrices prices) {
        this.pages = pages;
        this.finder = finder;
        this.hindsight = hindsight;
        this.prices = prices;
    }

    @CheckedTemplate(basePath = "inbox")
    static class Templates {
        private Templates() {}

        static native TemplateInstance why(
                Frame frame, String url, String name, String id, PromptRow why, List<String> said, Optional<Span> cost);

        static native TemplateInstance again(Frame frame, Hindsight.Again again, Optional<Span> cost);
    }

    @GET
    @Path("{message}")
    public Response why(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @PathParam("message") String message,
            @Context HttpHeaders headers) {
        return page(headers, instance, chat, (frame, asked) -> {
            Hindsight.Reason why =
                    hindsight.why(asked.tenant(), asked.window(), message).orElseThrow(WhyResource::notTheBots);
            return Templates.why(
                    frame,
                    ChatRow.url(instance, asked.window().chat().jid()),
                    ChatRow.name(asked.window()),
                    message,
                    PromptRow.of(why),
                    why.turn().bubbles().stream().map(bubble -> bubble.text()).toList(),
                    cost(asked.tenant(), why.turn().at(), why.tokens()));
        });
    }

    /** The model and its tools, asked once more: costs as much as an answer, so only on demand. Nothing is sent. */
    @POST
    @Path("{message}")
    public Response again(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @PathParam("message") String message,
            @Context HttpHeaders headers) {
        return page(headers, instance, chat, (frame, asked) -> {
            Hindsight.Again again =
                    hindsight.again(asked.tenant(), asked.window(), message).orElseThrow(WhyResource::notTheBots);
            return Templates.again(
                    frame,
                    again,
                    cost(asked.tenant(), frame.t().now(), again.usage().totalTokens()));
        });
    }

    private record Asked(Tenant tenant, ChatWindow window) {}

    private Response page(
            HttpHeaders headers, String instance, String chat, BiFunction<Frame, Asked, TemplateInstance> make) {
        return pages.show(
                headers,
                instance,
                InboxResource.PLACE,
                (tenant, frame) -> make.apply(frame, new Asked(tenant, finder.get(tenant, chat))));
    }

    private Optional<Span> cost(Tenant tenant, Instant at, long tokens) {
        return tokens == 0
                ? Optional.empty()
                : prices.usd(tenant.model().chat(), LocalDate.ofInstant(at, ZoneOffset.UTC), tokens);
    }

    private static ProblemException notTheBots() {
        return new ProblemException(
                Problem.badParameter("message", "It must be the id of a message that the bot sent in this chat."));
    }
}
