package io.voicesdr.api.http;

import io.quarkus.runtime.LaunchMode;
import io.voicesdr.core.tenant.Secret;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the bearer {@code SDR_ADMIN_TOKEN}. Without a token configured everything stays closed, except in dev mode, where
 * the sandbox's chats are nobody's. Thread-safe.
 */
@Provider
@AdminOnly
public class AdminGate implements ContainerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final Optional<Secret> token;
    private final boolean openWithoutToken;

    @Inject
    AdminGate(@ConfigProperty(name = "sdr.admin-token") Optional<String> token, LaunchMode mode) {
        this(token, mode == LaunchMode.DEVELOPMENT);
    }

    AdminGate(Optional<String> token, boolean openWithoutToken) {
        this.token = token.filter(value -> !value.isBlank()).map(Secret::new);
        this.openWithoutToken = openWithoutToken;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        refusal(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .map(ProblemMappers::response)
                .ifPresent(request::abortWith);
    }

    /** Why a request with this header may not come in; empty when it may. */
    Optional<Problem> refusal(@Nullable String authorization) {
        if (token.isEmpty()) {
            return openWithoutToken ? Optional.empty() : Optional.of(Problem.closed());
        }
        boolean known = authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && token.get().matches(authorization.substring(BEARER.length()).strip());
        return known ? Optional.empty() : Optional.of(Problem.unauthorized());
    }
}
