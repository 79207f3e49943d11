package io.voicesdr.web;

import io.voicesdr.web.Sessions.Session;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;

/**
 * Stands before every page that is {@link SignedIn}: without a session to the login form. What writes must carry the
 * session's token in a header, which no form and no script of another site can send. Thread-safe.
 */
@Provider
@SignedIn
public class PageGate implements ContainerRequestFilter {
    public static final String COOKIE = "sdr_session";
    /** Sent by htmx with every request ({@code hx-headers} of the layout). */
    static final String TOKEN_HEADER = "X-Form-Token";

    private static final String HTMX = "HX-Request";

    private final jakarta.inject.Provider<Sessions> sessions;

    /** @param sessions made when first asked for: filters are made while the native executable is built */
    @Inject
    PageGate(jakarta.inject.Provider<Sessions> sessions) {
        this.sessions = sessions;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Session> session = session(sessions.get(), request);
        if (session.isEmpty()) {
            request.abortWith(toLogin(request));
        } else if (!isReading(request)
                && !sessions.get().isFormToken(session.get(), request.getHeaderString(TOKEN_HEADER))) {
            request.abortWith(Response.status(Response.Status.FORBIDDEN).build());
        }
    }

    private static boolean isReading(ContainerRequestContext request) {
        return HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
    }

    static Optional<Session> session(Sessions sessions, ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(COOKIE);
        return sessions.find(cookie == null ? null : cookie.getValue());
    }

    private static Response toLogin(ContainerRequestContext request) {
        URI asked = request.getUriInfo().getRequestUri();
        boolean isPage = HttpMethod.GET.equals(request.getMethod())
                && request.getHeaderString(HTMX) == null
                && !request.getAcceptableMediaTypes().contains(MediaType.SERVER_SENT_EVENTS_TYPE);
        UriBuilder login = UriBuilder.fromPath("/login");
        if (isPage) {
            String query = asked.getRawQuery();
            login.queryParam("next", "{next}");
            return Response.seeOther(login.build(asked.getRawPath() + (query == null ? "" : "?" + query)))
                    .build();
        }
        return Response.status(Response.Status.UNAUTHORIZED)
                .header("HX-Redirect", "/login")
                .build();
    }
}
