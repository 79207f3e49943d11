package io.voicesdr.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.api.row.PromptRow;
import io.voicesdr.conversation.Hindsight;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.gemini.TokenPrices;
import io.voicesdr.gemini.TokenPrices.Span;
import io.voicesdr.web.Frame;
import io.voicesdr.web.Pages;
import io.voicesdr.web.Shielded;
import io.voicesdr.web.SignedIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

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
                Frame frame, ChatRow row, PromptRow why, List<String> said, Optional<Span> cost);
    }

    @GET
    @Path("{message}")
    public Response why(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @PathParam("message") String message,
            @Context HttpHeaders headers) {
        return pages.show(headers, instance, InboxResource.PLACE, (tenant, frame) -> {
            Jid customer = Jid.of(chat);
            ChatWindow window = Optional.of(customer)
                    .filter(Jid::isPerson)
                    .flatMap(jid -> finder.find(tenant, jid))
                    .orElseThrow(() -> new ProblemException(Problem.unknownChat()));
            Hindsight.Reason why = hindsight
                    .why(tenant, window.state(), message)
                    .orElseThrow(() -> new ProblemException(Problem.badParameter(
                            "message", "It must be the id of a message that the bot sent in this chat.")));
            LocalDate day = LocalDate.ofInstant(why.turn().at(), ZoneOffset.UTC);
            return Templates.why(
                    frame,
                    ChatRow.of(window, tenant, frame.t().now()),
                    PromptRow.of(why),
                    why.turn().bubbles().stream().map(bubble -> bubble.text()).toList(),
                    why.tokens() == 0
                            ? Optional.empty()
                            : prices.usd(tenant.model().chat(), day, why.tokens()));
        });
    }
}
