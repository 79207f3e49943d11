package io.voicesdr.sandbox.phone;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.sandbox.evolution.Instances;
import io.voicesdr.sandbox.evolution.StoredFile;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/** The files of a chat, for the phone page to play and show. */
@IfBuildProfile(anyOf = {"dev", "test"})
@Path("/sandbox/phone/media/{instance}/{id}")
@RunOnVirtualThread
public class PhoneMediaResource {

    /** What a browser may show by itself; everything else is only saved. */
    private static final Pattern SHOWN =
            Pattern.compile("audio/[a-z0-9.+-]+(?:; ?codecs=[a-z0-9,.]+)?|image/(?:png|jpeg|webp|gif)|application/pdf");

    private final Instances instances;

    @Inject
    public PhoneMediaResource(Instances instances) {
        this.instances = instances;
    }

    /** The file of the message {@code id}. */
    @GET
    public Response get(@PathParam("instance") String name, @PathParam("id") String id) {
        StoredFile file = instances
                .find(name)
                .flatMap(instance -> instance.file(id))
                .orElseThrow(() -> new NotFoundException("no such file"));
        boolean shown = SHOWN.matcher(file.mimeType()).matches();
        return Response.ok(file.bytes())
                .header("Content-Type", shown ? file.mimeType() : "application/octet-stream")
                .header("Content-Disposition", shown ? "inline" : "attachment")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .build();
    }
}
