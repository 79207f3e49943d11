package io.voicesdr.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignatureKeysTest {

    @Test
    void configuredKeys_keepTheirOrder_withoutBlanks() {
        assertThat(SignatureKeys.of(Optional.of(List.of(" new ", "", "old")))).containsExactly("new", "old");
    }

    /** The text itself is checked: another one would orphan every mark that was made without a key. */
    @Test
    void noKey_isTheProductsOwn() {
        List<String> product = List.of("voice-sdr signature key 1: known to everybody");

        assertThat(SignatureKeys.of(Optional.empty())).isEqualTo(product);
        assertThat(SignatureKeys.of(Optional.of(List.of(" ")))).isEqualTo(product);
    }
}
