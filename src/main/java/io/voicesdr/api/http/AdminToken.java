package io.voicesdr.api.http;

import io.quarkus.runtime.LaunchMode;
import io.voicesdr.core.tenant.Secret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * {@code SDR_ADMIN_TOKEN}, the bearer of the API and the password of the pages. Without one configured everything stays
 * closed, except in dev mode, where the sandbox's chats are nobody's. Immutable and thread-safe.
 */
@Singleton
public class AdminToken {
    private static final String BEARER = "Bearer ";

    private final Optional<Secret> token;
    private final boolean openWithoutToken;

    @Inject
    AdminToken(@ConfigProperty(name = "sdr.admin-token") Optional<String> token) {
        this(token, LaunchMode.current() == LaunchMode.DEVELOPMENT);
    }

    /** @param openWithoutToken whether everybody may come in where no token is set */
    public AdminToken(Optional<String> token, boolean openWithoutToken) {
        this.token = token.filter(value -> !value.isBlank()).map(Secret::new);
        this.openWithoutToken = openWithoutToken;
    }

    /** The token itself, for deriving keys from it; empty when none is configured. */
    public Optional<Secret> secret() {
        return token;
    }

    /** Whether everybody may come in: no token is set, and this is dev mode. */
    public boolean isOpen() {
        return token.isEmpty() && openWithoutToken;
    }

    /** Whether {@code candidate} is the token, in a time that tells nothing; never where none is set. */
    public boolean matches(String candidate) {
        return token.filter(secret -> secret.matches(candidate)).isPresent();
    }

    /** Why a request with this header may not come in; empty when it may. */
    Optional<Problem> refusal(@Nullable String authorization) {
        if (token.isEmpty()) {
            return openWithoutToken ? Optional.empty() : Optional.of(Problem.closed());
        }
        boolean known = authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && matches(authorization.substring(BEARER.length()).strip());
        return known ? Optional.empty() : Optional.of(Problem.unauthorized());
    }
}
