package io.voicesdr.api.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Stands before every resource that is {@link AdminOnly}. Thread-safe. */
@Provider
@AdminOnly
public class AdminGate implements ContainerRequestFilter {
    private final jakarta.inject.Provider<AdminToken> token;

    /** @param token made when first asked for: filters are made while the native executable is built */
    @Inject
    AdminGate(jakarta.inject.Provider<AdminToken> token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        token.get()
                .refusal(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .map(ProblemMappers::response)
                .ifPresent(request::abortWith);
    }
}
