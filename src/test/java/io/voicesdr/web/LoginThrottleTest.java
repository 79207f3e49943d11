package io.voicesdr.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(() -> now);

    @Test
    void oneAddress_hasFiveGuesses_andOneMoreAMinute() {
        assertThat(tries("1.2.3.4", 8)).isEqualTo(5);
        now = now.plusSeconds(60);
        assertThat(tries("1.2.3.4", 8)).isEqualTo(1);
    }

    @Test
    void rightToken_clearsTheAddress() {
        tries("1.2.3.4", 4);
        throttle.succeeded("1.2.3.4");
        assertThat(tries("1.2.3.4", 8)).isEqualTo(5);
    }

    @Test
    void guessesFromManyAddresses_areSlowedDownTogether() {
        int let = 0;
        for (int i = 0; i < 200; i++) {
            let += tries("10.0.0." + i, 1);
        }
        assertThat(let).isEqualTo(30);
        now = now.plusSeconds(10);
        assertThat(tries("10.1.0.1", 8)).isEqualTo(5);
    }

    @Test
    void wholeOffice_comesInAtOnce() {
        for (int i = 0; i < 100; i++) {
            assertThat(tries("10.0.0.1", 1)).isEqualTo(1);
            throttle.succeeded("10.0.0.1");
        }
    }

    private int tries(String address, int count) {
        int let = 0;
        for (int i = 0; i < count; i++) {
            let += throttle.mayTry(address) ? 1 : 0;
        }
        return let;
    }
}
