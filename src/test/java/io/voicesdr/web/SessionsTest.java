package io.voicesdr.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.api.http.AdminToken;
import io.voicesdr.web.Sessions.Session;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final Random random = new Random(7);
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Sessions sessions = sessions("a long token", false);

    @Test
    void rightToken_givesASession_thatEveryReplicaReads() {
        String cookie = sessions.signIn("a long token").orElseThrow();

        assertThat(sessions("a long token", false).find(cookie)).isPresent();
        assertThat(cookie).doesNotContain("a long token").matches("[A-Za-z0-9_.-]+");
    }

    @Test
    void wrongToken_givesNone() {
        assertThat(sessions.signIn("a long toke")).isEmpty();
        assertThat(sessions.signIn("")).isEmpty();
    }

    @Test
    void session_endsWithItsDay_andWithItsToken() {
        String cookie = sessions.signIn("a long token").orElseThrow();

        assertThat(sessions("another token", false).find(cookie)).isEmpty();
        now = now.plus(Sessions.LIFE).minusSeconds(1);
        assertThat(sessions.find(cookie)).isPresent();
        now = now.plusSeconds(1);
        assertThat(sessions.find(cookie)).isEmpty();
    }

    @Test
    void changedCookie_isNone() {
        String cookie = sessions.signIn("a long token").orElseThrow();
        for (int i = 0; i < cookie.length(); i++) {
            char other = cookie.charAt(i) == '7' ? '8' : '7';
            String changed = cookie.substring(0, i) + other + cookie.substring(i + 1);
            // the last letter of 32 bytes in base64 carries four bits only: another letter may be the same bytes, not
            // the same text
            assertThat(sessions.find(changed)).as(changed).isEmpty();
        }
        assertThat(sessions.find(null)).isEmpty();
        assertThat(sessions.find("")).isEmpty();
        assertThat(sessions.find("...")).isEmpty();
        assertThat(sessions.find("9999999999.x.")).isEmpty();
    }

    @Test
    void formToken_isOfOneSession() {
        Session one =
                sessions.find(sessions.signIn("a long token").orElseThrow()).orElseThrow();
        Session other =
                sessions.find(sessions.signIn("a long token").orElseThrow()).orElseThrow();

        assertThat(sessions.isFormToken(one, sessions.formToken(one))).isTrue();
        assertThat(sessions.isFormToken(other, sessions.formToken(one))).isFalse();
        assertThat(sessions.isFormToken(one, null)).isFalse();
        assertThat(sessions.isFormToken(one, one.id())).isFalse();
    }

    @Test
    void withoutToken_pagesAreClosed_exceptInDevelopment() {
        Sessions closed = sessions("", false);
        assertThat(closed.isClosed()).isTrue();
        assertThat(closed.find(sessions.signIn("a long token").orElseThrow())).isEmpty();
        assertThat(closed.signIn("")).isEmpty();

        Sessions open = sessions("", true);
        assertThat(open.isClosed()).isFalse();
        assertThat(open.find(null)).isPresent();
        assertThat(open.isFormToken(
                        open.find(null).orElseThrow(), sessions.formToken(new Session("open", Instant.MAX))))
                .as("another process' word is none of this one's")
                .isFalse();
    }

    private Sessions sessions(String token, boolean development) {
        return new Sessions(new AdminToken(Optional.of(token), development), () -> now, random);
    }
}
