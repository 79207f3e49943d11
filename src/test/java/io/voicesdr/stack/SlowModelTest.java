package io.voicesdr.stack;

import static io.voicesdr.stack.Upstreams.EVOLUTION;
import static io.voicesdr.stack.Upstreams.GEMINI;
import static io.voicesdr.stack.Upstreams.answering;
import static io.voicesdr.stack.Upstreams.modelNamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A model that takes too long, with a time-out short enough to be waited for. */
@QuarkusTest
@TestProfile(SlowModelTest.Impatient.class)
@WithTestResource(value = Upstreams.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class SlowModelTest extends OverHttp {

    /** Everything else as in the other tests. */
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sdr.gemini.read-timeout", "1s");
        }
    }

    @Test
    void modelThatDoesNotAnswerInTime_isReplaced() {
        GEMINI.stubFor(modelNamed("gemini-3.1-flash-lite")
                .willReturn(answering("tarde demais").withFixedDelay(5_000)));
        notify(EVOLUTION.customerWrites("slow", maria, "oi"), "slow");
        settle();

        assertThat(said())
                .containsExactly(
                        "Olá! Você está falando com a assistente virtual da Loja slow.", "Custa R$ 99,90 por mês.");
        assertThat(modelsAsked())
                .containsExactly("gemini-3.1-flash-lite", "gemini-3.1-flash-lite", "gemini-3.5-flash-lite");
    }
}
