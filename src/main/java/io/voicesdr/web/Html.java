package io.voicesdr.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;

/** Answers in HTML: there is no Quarkus extension for it here that renders templates by itself. */
public final class Html {
    public static final String TYPE = "text/html;charset=UTF-8";

    private Html() {}

    /** The page with status 200. */
    public static Response of(TemplateInstance page) {
        return of(page, 200);
    }

    public static Response of(TemplateInstance page, int status) {
        return Response.status(status).entity(page.render()).type(TYPE).build();
    }
}
