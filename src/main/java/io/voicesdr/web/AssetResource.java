package io.voicesdr.web;

import io.voicesdr.web.Assets.Asset;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Serves {@link Assets}; they hold nothing secret. */
@Path("/assets")
@Shielded
public class AssetResource {
    private final Assets assets;

    AssetResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("{version}/{name}")
    public Response asset(@PathParam("version") String version, @PathParam("name") String name) {
        Asset asset = assets.find(name)
                .filter(found -> found.version().equals(version))
                .orElseThrow(NotFoundException::new);
        return Response.ok(asset.content())
                .header(HttpHeaders.CONTENT_TYPE, asset.type())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
