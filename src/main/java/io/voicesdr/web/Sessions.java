package io.voicesdr.web;

import io.voicesdr.api.http.AdminToken;
import io.voicesdr.core.tenant.Secret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, without keeping anything (law 1): the cookie says until when, under a key derived from
 * {@code SDR_ADMIN_TOKEN}. Every replica reads every cookie; another token ends every session at once. Signing out takes the
 * cookie from the browser: a copy of it stays good until its end, for nobody keeps a list. Immutable and thread-safe.
 */
@Singleton
public class Sessions {
    /** A working day; a lost phone is locked out by the next morning. */
    static final Duration LIFE = Duration.ofHours(12);

    private static final String HMAC = "HmacSHA256";
    private static final int NONCE_BYTES = 16;
    private static final String OPEN = "open";

    private final AdminToken token;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final byte[] key;

    @Inject
    Sessions(AdminToken token, InstantSource clock) {
        this(token, clock, new SecureRandom());
    }

    Sessions(AdminToken token, InstantSource clock, RandomGenerator random) {
        this.token = token;
        this.clock = clock;
        this.random = random;
        this.key = token.secret().map(Secret::value).map(Sessions::key).orElseGet(() -> random(random, 32));
    }

    /**
     * Somebody who may see pages.
     *
     * @param id what the cookie says; the same word for everybody where no token is needed
     * @param end when it is over
     */
    public record Session(String id, Instant end) {
        /** Whether there is a session that can be ended. */
        public boolean mayEnd() {
            return !id.equals(OPEN);
        }
    }

    /** A new cookie, or nothing where {@code candidate} is not the token. */
    Optional<String> signIn(String candidate) {
        if (!token.matches(candidate)) {
            return Optional.empty();
        }
        String id = clock.instant().plus(LIFE).getEpochSecond() + "." + text(random(random, NONCE_BYTES));
        return Optional.of(id + "." + signed("session", id));
    }

    /** The session that {@code cookie} proves; in dev mode without a token everybody has one. */
    public Optional<Session> find(@Nullable String cookie) {
        if (token.isOpen()) {
            return Optional.of(new Session(OPEN, Instant.MAX));
        }
        if (cookie == null || token.secret().isEmpty()) {
            return Optional.empty();
        }
        int end = cookie.lastIndexOf('.');
        if (end < 0) {
            return Optional.empty();
        }
        String id = cookie.substring(0, end);
        boolean genuine = same(cookie.substring(end + 1), signed("session", id));
        return genuine
                ? end(id).filter(clock.instant()::isBefore).map(when -> new Session(id, when))
                : Optional.empty();
    }

    /** What every form of the session must send back: another site can't read it. */
    String formToken(Session session) {
        return signed("form", session.id());
    }

    /** Whether {@code sent} is the session's token. */
    boolean isFormToken(Session session, @Nullable String sent) {
        return sent != null && same(sent, formToken(session));
    }

    /** Whether pages are closed: there is no token, and this is not dev mode. */
    boolean isClosed() {
        return token.secret().isEmpty() && !token.isOpen();
    }

    private static Optional<Instant> end(String id) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(id.substring(0, Math.max(0, id.indexOf('.'))))));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty(); // signed by us, so this can't be; but what can't be read is no session
        }
    }

    private String signed(String purpose, String value) {
        return text(hmac(key, purpose + " " + value));
    }

    private static byte[] key(String token) {
        return hmac(token.getBytes(StandardCharsets.UTF_8), "voice-sdr pages v1");
    }

    private static byte[] hmac(byte[] key, String value) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC + " is part of every Java", e);
        }
    }

    private static byte[] random(RandomGenerator random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
