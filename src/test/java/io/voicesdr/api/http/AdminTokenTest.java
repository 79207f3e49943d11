package io.voicesdr.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdminTokenTest {

    @Test
    void withoutToken_closed_whateverIsSent() {
        AdminToken gate = new AdminToken(Optional.of(" "), false);
        assertThat(gate.refusal(null)).map(Problem::status).contains(403);
        assertThat(gate.refusal("Bearer ")).map(Problem::type).contains("urn:voicesdr:problem:api-closed");
        assertThat(gate.refusal("Bearer  ").orElseThrow().remedy()).contains("SDR_ADMIN_TOKEN");
    }

    @Test
    void withoutToken_inDevMode_isOpen() {
        assertThat(new AdminToken(Optional.empty(), true).refusal(null)).isEmpty();
    }

    @Test
    void withToken_alsoInDevMode_onlyThatTokenOpens() {
        for (boolean dev : new boolean[] {false, true}) {
            AdminToken gate = new AdminToken(Optional.of("s3cret"), dev);
            assertThat(gate.refusal("Bearer s3cret")).isEmpty();
            assertThat(gate.refusal("bearer s3cret")).isEmpty();
            for (String wrong :
                    new String[] {"", "s3cret", "Bearer", "Bearer s3cre", "Bearer s3crett", "Basic s3cret"}) {
                assertThat(gate.refusal(wrong)).as(wrong).map(Problem::status).contains(401);
            }
            assertThat(gate.refusal(null)).map(Problem::status).contains(401);
        }
    }
}
