package io.voicesdr.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;

/**
 * What keeps a page ours even if a text of a customer should reach it unescaped: nothing runs or loads but what this
 * server serves as a file, no form leaves it, no other site may frame it. Thread-safe.
 */
@Provider
@Shielded
public class ShieldHeaders implements ContainerResponseFilter {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Frame-Options", "DENY",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        HEADERS.forEach(headers::putSingle);
        headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
    }

    /** The same on an answer that no resource gives. */
    static Response.ResponseBuilder on(Response.ResponseBuilder response) {
        HEADERS.forEach(response::header);
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
