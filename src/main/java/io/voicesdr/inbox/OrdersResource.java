package io.voicesdr.inbox;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.Forgettings;
import io.voicesdr.conversation.Inbox;
import io.voicesdr.conversation.UpstreamException;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.inbox.TeamOrders.Order;
import io.voicesdr.web.Pages;
import io.voicesdr.web.Shielded;
import io.voicesdr.web.SignedIn;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The buttons beside a conversation: each writes into a chat, for every replica to read, and shows the conversation anew. */
@Path("/inbox/{instance}/{chat}")
@SignedIn
@Shielded
@RunOnVirtualThread
public class OrdersResource {
    private static final Logger LOG = Logger.getLogger(OrdersResource.class);

    private final Pages pages;
    private final TeamOrders orders;
    private final Forgettings forgettings;
    private final Inbox queue;
    private final InboxResource inbox;

    OrdersResource(Pages pages, TeamOrders orders, Forgettings forgettings, Inbox queue, InboxResource inbox) {
        this.pages = pages;
        this.orders = orders;
        this.forgettings = forgettings;
        this.queue = queue;
        this.inbox = inbox;
    }

    @POST
    @Path("order")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response order(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @FormParam("order") @Nullable String word,
            @Context HttpHeaders headers) {
        Optional<Order> order = Order.of(word);
        return order.isEmpty()
                ? Response.status(Response.Status.BAD_REQUEST).build()
                : told(instance, chat, headers, tenant -> orders.give(tenant, address(chat), order.get()));
    }

    /** Everything said so far with the customer, at the customer's wish. */
    @POST
    @Path("forget")
    public Response forget(
            @PathParam("instance") String instance, @PathParam("chat") String chat, @Context HttpHeaders headers) {
        return told(instance, chat, headers, tenant -> forgettings.forget(tenant, List.of(Jid.of(chat))));
    }

    private Response told(String instance, String chat, HttpHeaders headers, Consumer<Tenant> tell) {
        if (!Jid.of(chat).isPerson()) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        return pages.answer(headers, instance, InboxResource.PLACE, (tenant, frame) -> {
            String problem = "";
            try {
                tell.accept(tenant);
            } catch (UpstreamException failure) {
                LOG.warnf(
                        "%s instance=%s: a button of the inbox could not be written down: %s",
                        failure.code(), instance, failure.getMessage());
                problem = frame.t().of("order.failed", failure.code());
            }
            // given back: something may be owed; and every open page looks again
            queue.look(tenant, address(chat), Optional.empty());
            return inbox.thread(tenant, frame, chat, problem);
        });
    }

    private static CustomerAddress address(String chat) {
        return CustomerAddress.of(Jid.of(chat));
    }
}
