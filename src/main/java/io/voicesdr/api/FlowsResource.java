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
import io.voicesdr.api.row.FlowAnalyticsRow;
import io.voicesdr.api.row.FlowRow;
import io.voicesdr.api.row.NodeRow;
import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.view.FlowFigures;
import io.voicesdr.core.view.NodeFigures;
import io.voicesdr.core.view.SessionFacts;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The flows of a tenant, and how sessions fare in them. */
@Path("/api/{instance}")
@AdminOnly
@Tag(name = "Flows")
@RunOnVirtualThread
public class FlowsResource {
    private final Views views;

    FlowsResource(Views views) {
        this.views = views;
    }

    @GET
    @Path("/flows")
    @Operation(operationId = "flows", summary = "The flows of the tenant")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.FlowRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = FlowRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response flows(
            @PathParam("instance") String instance,
            @BeanParam ListQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Scope scope = views.scope(instance, "flows", query);
        return views.answer(
                scope,
                new Http(headers, uri),
                new Listing<>(
                        scope.tenant().flows().all(),
                        Flow::id,
                        false,
                        flow -> FlowRow.of(flow, scope.tenant().flows()),
                        FlowRow.COLUMNS));
    }

    /** How the sessions of a flow went. */
    @GET
    @Path("/flows/{flow}/analytics")
    @Operation(operationId = "flowAnalytics", summary = "How the sessions that began a flow in the period went")
    @APIResponse(
            responseCode = "200",
            description = "The figures at the end of the period",
            content = @Content(schema = @Schema(implementation = FlowAnalyticsRow.class)))
    @Produces(Formats.JSON)
    public FlowAnalyticsRow analytics(
            @PathParam("instance") String instance, @PathParam("flow") String flow, @BeanParam ListQuery query) {
        Scope scope = views.scope(instance, "flows/" + flow + "/analytics", query);
        return FlowAnalyticsRow.of(figures(scope, flow(scope, flow)), scope.period());
    }

    @GET
    @Path("/flows/{flow}/analytics/nodes")
    @Operation(
            operationId = "nodeAnalytics",
            summary = "How sessions fared at each node of a flow, in the order of its file")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.NodeRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = NodeRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response nodeAnalytics(
            @PathParam("instance") String instance,
            @PathParam("flow") String flow,
            @BeanParam ListQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Scope scope = views.scope(instance, "flows/" + flow + "/analytics/nodes", query);
        Flow known = flow(scope, flow);
        List<NodeFigures> nodes = NodeFigures.of(known, figures(scope, known));
        return views.answer(
                scope,
                new Http(headers, uri),
                new Listing<>(
                        nodes, node -> "%06d".formatted(nodes.indexOf(node)), false, NodeRow::of, NodeRow.COLUMNS));
    }

    private FlowFigures figures(Scope scope, Flow flow) {
        List<SessionFacts> sessions = new ArrayList<>();
        views.chats(scope).forEach(chat -> sessions.addAll(views.sessions(scope, chat)));
        return FlowFigures.of(flow.id(), sessions);
    }

    private static Flow flow(Scope scope, String id) {
        return scope.tenant().flows().find(id).orElseThrow(() -> new ProblemException(Problem.unknownFlow()));
    }
}
