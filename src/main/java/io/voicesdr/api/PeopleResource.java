package io.voicesdr.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.Views.Http;
import io.voicesdr.api.Views.Scope;
import io.voicesdr.api.http.AdminOnly;
import io.voicesdr.api.http.Formats;
import io.voicesdr.api.http.ListQuery;
import io.voicesdr.api.http.Listing;
import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.api.row.HandoffRow;
import io.voicesdr.api.row.LeadRow;
import io.voicesdr.conversation.Inbox;
import io.voicesdr.conversation.Team;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.team.Command;
import io.voicesdr.core.team.LeadCase;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.team.Verb;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.HandOff;
import io.voicesdr.core.view.Leads;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people have to do with customers: leads, hand-overs, and what they tell the bot. */
@Path("/api/{instance}")
@AdminOnly
@Tag(name = "People")
@RunOnVirtualThread
public class PeopleResource {
    private final Views views;
    private final Team team;
    private final Inbox inbox;
    private final Forgettings forgettings;

    PeopleResource(Views views, Team team, Inbox inbox, Forgettings forgettings) {
        this.views = views;
        this.team = team;
        this.inbox = inbox;
        this.forgettings = forgettings;
    }

    @GET
    @Path("/leads")
    @Operation(
            operationId = "leads",
            summary = "Leads that qualified in the period, the latest first (qualified_leads)")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.LeadRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = LeadRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response leads(
            @PathParam("instance") String instance,
            @BeanParam ListQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Scope scope = views.scope(instance, "leads", query);
        List<LeadCase> leads = Leads.in(
                views.ledger(scope),
                scope.period(),
                (customer, moment) -> forgettings.isForgottenSince(scope.tenant(), customer, moment));
        return views.answer(
                scope,
                new Http(headers, uri),
                new Listing<>(
                        leads,
                        lead -> Views.key(
                                lead.qualifiedAt(), lead.card().customer().value()),
                        true,
                        lead -> LeadRow.of(lead, scope.tenant().lead()),
                        LeadRow.COLUMNS));
    }

    @GET
    @Path("/handoffs")
    @Operation(
            operationId = "handoffs",
            summary = "Times in the period that a customer was told of a person, the latest first (human_handoffs)")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.HandoffRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = HandoffRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response handoffs(
            @PathParam("instance") String instance,
            @BeanParam ListQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Scope scope = views.scope(instance, "handoffs", query);
        Ledger ledger = views.ledger(scope);
        List<HandOff> handOffs = Views.each(
                views.chats(scope),
                chat -> HandOff.in(chat, ledger, scope.tenant().conversation(), scope.period()));
        return views.answer(
                scope,
                new Http(headers, uri),
                new Listing<>(
                        handOffs,
                        handOff -> Views.key(handOff.turn().at(), handOff.id().toString()),
                        true,
                        HandoffRow::of,
                        HandoffRow.COLUMNS));
    }

    @POST
    @Path("/conversations/{chat}/pause")
    @Operation(
            operationId = "pause",
            summary = "The bot is silent in this conversation, for human_pause or a given time")
    @APIResponse(responseCode = "204", description = "It stands in the team chat")
    public void pause(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @QueryParam("for") @Nullable String length) {
        Optional<Duration> time = Optional.ofNullable(length)
                .map(text -> Command.length(text)
                        .orElseThrow(() -> new ProblemException(Problem.badParameter(
                                "for", "It must be minutes, hours or days, at most 180d: 30m, 2h, 1d."))));
        team.give(views.tenant(instance), Command.pause(digits(chat), time));
    }

    @POST
    @Path("/conversations/{chat}/resume")
    @Operation(operationId = "resume", summary = "The bot goes on at once")
    @APIResponse(responseCode = "204", description = "It stands in the team chat")
    public void resume(@PathParam("instance") String instance, @PathParam("chat") String chat) {
        Tenant tenant = views.tenant(instance);
        team.give(tenant, Command.of(Verb.GIVE_BACK, digits(chat)));
        inbox.look(tenant, CustomerAddress.of(Views.customer(chat)), Optional.empty());
    }

    @POST
    @Path("/leads/{chat}/{status: contacted|won|lost}")
    @Operation(operationId = "leadStatus", summary = "How far people are with a lead: contacted, won or lost")
    @APIResponse(responseCode = "204", description = "It stands in the team chat")
    public void status(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @PathParam("status") String status) {
        Verb verb = switch (status) {
            case "contacted" -> Verb.CONTACTED;
            case "won" -> Verb.WON;
            default -> Verb.LOST;
        };
        team.give(views.tenant(instance), Command.of(verb, digits(chat)));
    }

    private static String digits(String chat) {
        return Views.customer(chat).user();
    }
}
