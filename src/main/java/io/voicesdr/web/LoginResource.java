package io.voicesdr.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The way in and out of the pages. */
@Path("/")
@Shielded
@RunOnVirtualThread
public class LoginResource {
    private static final Logger LOG = Logger.getLogger(LoginResource.class);
    private static final int RETRY_SECONDS = 60;

    /** A path and a query of this server, in the characters that addresses may have. */
    private static final Pattern LOCAL = Pattern.compile(
            "/(?:(?:[A-Za-z0-9_.~@!$&'()*+,;=:?-]|%[0-9A-Fa-f]{2})(?:[A-Za-z0-9_.~@!$&'()*+,;=:?/-]|%[0-9A-Fa-f]{2})*)?");

    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final Frames frames;
    private final Event<SignedOut> signedOut;

    LoginResource(Sessions sessions, LoginThrottle throttle, Frames frames, Event<SignedOut> signedOut) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.frames = frames;
        this.signedOut = signedOut;
    }

    @CheckedTemplate(basePath = "web")
    static class Templates {
        private Templates() {}

        static native TemplateInstance login(Frame frame, String next, String problem);
    }

    @GET
    @Path("login")
    public Response form(
            @QueryParam("next") @Nullable String next,
            @CookieParam(PageGate.COOKIE) @Nullable String cookie,
            @Context HttpHeaders headers) {
        if (sessions.find(cookie).isPresent()) {
            return Response.seeOther(local(next)).build();
        }
        return sessions.isClosed() ? page(403, headers, next, "login.closed") : page(200, headers, next, "");
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response login(
            @FormParam("token") @Nullable String token,
            @FormParam("next") @Nullable String next,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site,
            @HeaderParam("X-Forwarded-Proto") @Nullable String proto,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        if (sessions.isClosed()) {
            return page(403, headers, next, "login.closed");
        }
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return page(403, headers, next, "login.foreign");
        }
        String address =
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        if (!throttle.mayTry(address)) {
            LOG.warnf("LOGIN_THROTTLED address=%s: too many wrong tokens; wait, or look at who is guessing", address);
            return page(429, headers, next, "login.throttled");
        }
        Optional<String> cookie = sessions.signIn(token == null ? "" : token.strip());
        if (cookie.isEmpty()) {
            LOG.warnf("LOGIN_REFUSED address=%s: the token is not SDR_ADMIN_TOKEN", address);
            return page(401, headers, next, "login.wrong");
        }
        throttle.succeeded(address);
        boolean secure = request.isSSL() || "https".equalsIgnoreCase(proto);
        return Response.seeOther(local(next))
                .cookie(cookie(cookie.get(), (int) Sessions.LIFE.toSeconds(), secure))
                .build();
    }

    @POST
    @Path("logout")
    @SignedIn
    public Response logout(
            @CookieParam(PageGate.COOKIE) @Nullable String cookie,
            @HeaderParam("X-Forwarded-Proto") @Nullable String proto,
            @Context HttpServerRequest request) {
        sessions.find(cookie).map(Sessions.Session::id).map(SignedOut::new).ifPresent(signedOut::fire);
        boolean secure = request.isSSL() || "https".equalsIgnoreCase(proto);
        return Response.noContent()
                .cookie(cookie("", 0, secure))
                .header("HX-Redirect", "/login")
                .build();
    }

    private Response page(int status, HttpHeaders headers, @Nullable String next, String problem) {
        Frame frame = frames.of(headers, "login");
        Response.ResponseBuilder response = Response.status(status)
                .entity(Templates.login(
                                frame,
                                local(next).toString(),
                                problem.isEmpty() ? "" : frame.t().of(problem))
                        .render())
                .type(Html.TYPE);
        return status == 429
                ? response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS).build()
                : response.build();
    }

    /** Only to pages of ours: {@code //host} and {@code /\host} are other sites to a browser. */
    static URI local(@Nullable String next) {
        if (next == null || !LOCAL.matcher(next).matches()) {
            return URI.create("/");
        }
        return URI.create(next);
    }

    private static NewCookie cookie(String value, int seconds, boolean secure) {
        return new NewCookie.Builder(PageGate.COOKIE)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
