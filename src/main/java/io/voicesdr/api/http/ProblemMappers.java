package io.voicesdr.api.http;

import io.voicesdr.conversation.UpstreamException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns failures of requests into answers. */
class ProblemMappers {
    static final String PROBLEM_JSON = "application/problem+json";
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_SECONDS = 5;

    @ServerExceptionMapper
    Response refused(ProblemException refusal) {
        return response(refusal.problem());
    }

    /** Only views ask upstream while somebody waits for the answer; turns do it on threads of their own. */
    @ServerExceptionMapper
    Response unread(UpstreamException failure) {
        LOG.warnf("%s while a view was made: %s", failure.code(), failure.getMessage());
        return response(Problem.upstream(failure.code(), String.valueOf(failure.getMessage())));
    }

    static Response response(Problem problem) {
        Response.ResponseBuilder response =
                Response.status(problem.status()).entity(problem).type(PROBLEM_JSON);
        return switch (problem.status()) {
            case 401 -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
            case 503 -> response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS).build();
            default -> response.build();
        };
    }
}
