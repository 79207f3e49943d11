package io.voicesdr.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.LanguageModel.Outcome;
import io.voicesdr.conversation.LanguageModel.Usage;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ModelCheckTest {

    @Test
    void nothingKnownToBeWrong_isUp() {
        HealthCheckResponse response = new ModelCheck(Optional::empty).call();

        assertThat(response.getName()).isEqualTo("model");
        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData()).isEmpty();
    }

    @Test
    void blocked_isDownWithCodeAndNextAction() {
        Outcome.Failed failed = new Outcome.Failed("GEMINI_KEY_REFUSED", "Make a new key.", Usage.none());

        HealthCheckResponse response = new ModelCheck(() -> Optional.of(failed)).call();

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData()).hasValue(Map.of("code", "GEMINI_KEY_REFUSED", "next", "Make a new key."));
    }
}
