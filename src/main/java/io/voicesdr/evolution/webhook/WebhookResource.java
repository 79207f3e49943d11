package io.voicesdr.evolution.webhook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Evolution's webhooks come in: with the instance in the path or only in the body, with or without the suffix that
 * Evolution appends when {@code byEvents} is on. The body is taken for JSON whatever its {@code Content-Type} says:
 * Evolution always sends JSON, and proxies are known to lose the header.
 */
@Path("/webhook")
@RunOnVirtualThread
public class WebhookResource {
    static final String SECRET_HEADER = "X-Webhook-Secret";
    private static final String PROBLEM_JSON = "application/problem+json";

    private final WebhookHandler handler;

    WebhookResource(WebhookHandler handler) {
        this.handler = handler;
    }

    @POST
    public Response webhook(
            @HeaderParam(SECRET_HEADER) @Nullable String secret,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            InputStream body) {
        return answer(Optional.empty(), secret, authorization, body);
    }

    /** A webhook; {@code name} is the instance, or the by-events suffix of a URL without instance. */
    @POST
    @Path("/{name}")
    public Response webhook(
            @PathParam("name") String name,
            @HeaderParam(SECRET_HEADER) @Nullable String secret,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            InputStream body) {
        // an instance that is named like an event is told by its body, like every instance of a URL without one
        boolean suffix = WebhookEvent.of(name) != WebhookEvent.OTHER;
        return answer(suffix ? Optional.empty() : Optional.of(name), secret, authorization, body);
    }

    /** A webhook by events; {@code event} is not used, the body names it too. */
    @POST
    @Path("/{instance}/{event}")
    public Response webhook(
            @PathParam("instance") String instance,
            @PathParam("event") String event,
            @HeaderParam(SECRET_HEADER) @Nullable String secret,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            InputStream body) {
        return answer(Optional.of(instance), secret, authorization, body);
    }

    private Response answer(
            Optional<String> instance, @Nullable String secret, @Nullable String authorization, InputStream body) {
        WebhookCall call =
                new WebhookCall(instance, Optional.ofNullable(secret), Optional.ofNullable(authorization), body);
        return switch (handler.handle(call)) {
            case WebhookVerdict.Accepted accepted -> ok("accepted", accepted.outcome());
            case WebhookVerdict.Ignored ignored -> ok("ignored", ignored.outcome());
            case WebhookVerdict.Refused refused -> refused(refused.problem());
        };
    }

    private static Response ok(String status, Outcome outcome) {
        return Response.ok(new WebhookAnswer(status, outcome.tag()), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Response refused(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status());
        return switch (problem.status()) {
            case 401 ->
                response.entity(problem)
                        .type(PROBLEM_JSON)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                        .build();
            // the container has already answered 413 or closed the connection: a body would fail to be written
            case 408 -> response.build();
            default -> response.entity(problem).type(PROBLEM_JSON).build();
        };
    }
}
