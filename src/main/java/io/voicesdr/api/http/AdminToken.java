package io.voicesdr.api.http;

import io.quarkus.runtime.LaunchMode;
import io.voicesdr.core.tenant.Secret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The bearer {@code SDR_ADMIN_TOKEN}. Without one configured everything stays closed, except in dev mode, where the sandbox's
 * chats are nobody's. Immutable and thread-safe.
 */
@Singleton
class AdminToken {
    private static final String BEARER = "Bearer ";

    private final Optional<Secret> token;
    private final boolean openWithoutToken;

    @Inject
    AdminToken(@ConfigProperty(name = "sdr.admin-token") Optional<String> token) {
        this(token, LaunchMode.current() == LaunchMode.DEVELOPMENT);
    }

    AdminToken(Optional<String> token, boolean openWithoutToken) {
        this.token = token.filter(value -> !value.isBlank()).map(Secret::new);
        this.openWithoutToken = openWithoutToken;
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
