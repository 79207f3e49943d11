package io.voicesdr.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.Views.Http;
import io.voicesdr.api.http.AdminOnly;
import io.voicesdr.api.http.Formats;
import io.voicesdr.api.http.ListQuery;
import io.voicesdr.api.http.Listing;
import io.voicesdr.api.row.TenantRow;
import io.voicesdr.core.tenant.Tenant;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The companies served here. */
@Path("/api/tenants")
@AdminOnly
@Tag(name = "Tenants")
@RunOnVirtualThread
public class TenantsResource {
    private final Views views;

    TenantsResource(Views views) {
        this.views = views;
    }

    @GET
    @Operation(operationId = "tenants", summary = "The companies served here")
    @APIResponse(
            responseCode = "200",
            description = "A page in JSON; everything in CSV and JSON Lines",
            content = {
                @Content(mediaType = Formats.JSON, schema = @Schema(implementation = Pages.TenantRows.class)),
                @Content(mediaType = Formats.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Formats.JSON_LINES, schema = @Schema(implementation = TenantRow.class))
            })
    @Produces({Formats.JSON, Formats.CSV, Formats.JSON_LINES, Formats.JSONL})
    public Response tenants(@BeanParam ListQuery query, @Context HttpHeaders headers, @Context UriInfo uri) {
        return views.tenants(
                query,
                new Http(headers, uri),
                all -> new Listing<>(all, Tenant::instance, false, TenantRow::of, TenantRow.COLUMNS));
    }
}
