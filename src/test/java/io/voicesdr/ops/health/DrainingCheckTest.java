package io.voicesdr.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.evolution.webhook.Draining;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class DrainingCheckTest {

    @Test
    void begun_isDown() {
        Draining draining = new Draining();
        DrainingCheck check = new DrainingCheck(draining);
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);

        draining.begin();

        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(check.call().getData().orElseThrow()).containsEntry("code", "DRAINING");
    }
}
