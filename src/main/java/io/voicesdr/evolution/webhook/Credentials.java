package io.voicesdr.evolution.webhook;

import io.voicesdr.core.tenant.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;

/**
 * Whether a webhook proves that its sender knows a secret: by the header {@code X-Webhook-Secret}, or by the bearer
 * token that Evolution makes of the special header {@code jwt_key} (evolution/CONTRACT.md §8.1). Thread-safe.
 */
final class Credentials {
    /** Evolution makes a token for ten minutes and sends it with every retry, for up to fifty. */
    private static final Duration LEEWAY = Duration.ofHours(1);

    private static final String BEARER = "Bearer ";

    private final InstantSource clock;

    Credentials(InstantSource clock) {
        this.clock = clock;
    }

    /** Either proof is enough: Evolution sends both when both are configured. */
    boolean prove(Secret expected, Optional<String> secret, Optional<String> authorization) {
        boolean byHeader = secret.filter(given -> same(expected.value(), given)).isPresent();
        return byHeader
                || authorization.filter(given -> signed(expected, given)).isPresent();
    }

    /** Compares digests, so that neither the place of a difference nor the length of the secret can be timed. */
    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(sha256(expected), sha256(given));
    }

    private boolean signed(Secret expected, String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        try {
            return isOurs(
                    claims(expected, authorization.substring(BEARER.length()).strip()));
        } catch (InvalidJwtException e) {
            return false; // forged, expired or no token at all: all the same to the caller
        }
    }

    /** The algorithm is pinned: a token that names another one (none, RS256) is refused before its signature is read. */
    private JwtClaims claims(Secret expected, String token) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setVerificationKey(new HmacKey(expected.value().getBytes(StandardCharsets.UTF_8)))
                .setRelaxVerificationKeyValidation() // an operator's secret may be shorter than 256 bits
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(0, Integer.MAX_VALUE)
                .setAllowedClockSkewInSeconds((int) LEEWAY.toSeconds())
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setSkipDefaultAudienceValidation()
                .build()
                .processToClaims(token);
    }

    /** A token made with the same key for something else is not a webhook's. */
    private static boolean isOurs(JwtClaims claims) {
        return "evolution".equals(claims.getClaimValueAsString("app"))
                && "webhook".equals(claims.getClaimValueAsString("action"));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
