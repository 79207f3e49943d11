package io.voicesdr.sandbox.phone;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * The page itself, from the class path: under {@code META-INF/resources} a production build would serve it too. Nothing
 * but what comes from here may run in it.
 */
@IfBuildProfile(anyOf = {"dev", "test"})
@Path("/")
public class PageResource {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; media-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> TYPES = Map.of(
            "phone.html", "text/html; charset=utf-8",
            "phone.css", "text/css; charset=utf-8",
            "phone.js", "text/javascript; charset=utf-8",
            "media.js", "text/javascript; charset=utf-8",
            "travel.js", "text/javascript; charset=utf-8",
            "words.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    @GET
    @Path("phone")
    public Response page() throws IOException {
        return file("phone.html");
    }

    @GET
    @Path("phone/{file}")
    public Response part(@PathParam("file") String file) throws IOException {
        return file(file);
    }

    private static Response file(String name) throws IOException {
        String type = TYPES.get(name);
        if (type == null) {
            throw new NotFoundException("no such file");
        }
        try (InputStream file = PageResource.class.getResourceAsStream("/sandbox/page/" + name)) {
            if (file == null) {
                throw new IOException("sandbox/page/" + name + " is not on the class path");
            }
            return Response.ok(file.readAllBytes())
                    .header("Content-Type", type)
                    .header("Content-Security-Policy", POLICY)
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Cache-Control", "no-store")
                    .build();
        }
    }
}
