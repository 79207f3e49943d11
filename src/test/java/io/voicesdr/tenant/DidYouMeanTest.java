package io.voicesdr.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

    private static final List<String> KNOWN = List.of("session_ttl", "history_limit", "name", "url");

    @ParameterizedTest
    @CsvSource({
        "session_tll, session_ttl",
        "sesion_ttl, session_ttl",
        "sessionTtl, session_ttl",
        "session-ttl, session_ttl",
        "SESSION_TTL, session_ttl",
        "nmae, name",
        "nome, name",
        "uri, url"
    })
    void slip_isUnderstood(String word, String meant) {
        assertThat(DidYouMean.of(word, KNOWN)).hasValue(meant);
    }

    @Test
    void otherWord_isNotGuessedAt() {
        assertThat(DidYouMean.of("token", KNOWN)).isEmpty();
        assertThat(DidYouMean.of("u", List.of("url"))).isEmpty();
    }
}
