package io.voicesdr.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.view.Period;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Period PERIOD =
            new Period(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-20T15:00:09Z"));

    @Test
    void cursor_comesBack_forItsOwnList() {
        Cursor cursor = new Cursor("loja/users", PERIOD, "000000000001 a\nb");
        assertThat(Cursor.decode(cursor.encoded(), "loja/users")).contains(cursor);
        assertThat(cursor.encoded()).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.decode(cursor.encoded(), "loja/questions")).isEmpty();
        assertThat(Cursor.decode(cursor.encoded(), "outra/users")).isEmpty();
    }

    @Test
    void cursor_ofNoTimeOfOurs_isRefused() {
        Period ancient = new Period(Instant.MIN, Instant.parse("2026-11-20T15:00:09Z"));
        assertThat(Cursor.decode(new Cursor("p", ancient, "").encoded(), "p")).isEmpty();
        Period endless = new Period(PERIOD.from(), Instant.MAX);
        assertThat(Cursor.decode(new Cursor("p", endless, "").encoded(), "p")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "MQ", "MQpwCng", "!!!!"})
    void garbage_isRefused(String text) {
        assertThat(Cursor.decode(text, "p")).isEmpty();
    }
}
