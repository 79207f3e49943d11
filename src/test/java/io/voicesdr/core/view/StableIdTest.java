package io.voicesdr.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class StableIdTest {
    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    /** The example of RFC 9562, appendix A.4. */
    @Test
    void v5_isTheOneOfTheStandard() {
        assertThat(StableId.v5(DNS, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void ids_differByKindAndInstance() {
        assertThat(StableId.ofQuestion("loja", "M1"))
                .isEqualTo(StableId.ofQuestion("loja", "M1"))
                .isNotEqualTo(StableId.ofQuestion("outra", "M1"))
                .isNotEqualTo(StableId.ofSession("loja", "M1"));
    }
}
