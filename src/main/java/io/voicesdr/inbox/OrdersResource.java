package io.voicesdr.inbox;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.conversation.Inbox;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.inbox.Orders.Order;
import io.voicesdr.web.Pages;
import io.voicesdr.web.Shielded;
import io.voicesdr.web.SignedIn;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The buttons beside a conversation. */
@Path("/inbox/{instance}/{chat}/order")
@SignedIn
@Shielded
@RunOnVirtualThread
public class OrdersResource {
    private final Pages pages;
    private final Instance<Orders> orders;
    private final Inbox queue;
    private final InboxResource inbox;

    OrdersResource(Pages pages, Instance<Orders> orders, Inbox queue, InboxResource inbox) {
        this.pages = pages;
        this.orders = orders;
        this.queue = queue;
        this.inbox = inbox;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response order(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @FormParam("order") @Nullable String word,
            @Context HttpHeaders headers) {
        Optional<Order> order = Arrays.stream(Order.values())
                .filter(one -> one.word().equals(word))
                .findFirst();
        if (order.isEmpty() || !orders.isResolvable() || !Jid.of(chat).isPerson()) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        return pages.answer(headers, instance, InboxResource.PLACE, (tenant, frame) -> {
            CustomerAddress customer = CustomerAddress.of(Jid.of(chat));
            orders.get().give(tenant, customer, order.get());
            // given back: something may be owed; and every open page looks again
            queue.look(tenant, customer, Optional.empty());
            return inbox.thread(instance, chat, headers);
        });
    }
}
