package io.voicesdr.ops.health;

import io.quarkus.runtime.StartupEvent;
import io.voicesdr.conversation.LanguageModel.Outcome;
import io.voicesdr.gemini.GeminiGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Whether Gemini would hear us at all: no key, a refused key, a country that is not served. Never asks Gemini, but tells
 * what the last turn found; turns that the sweep begins go on asking while it is DOWN, so a thing mended at Google's is
 * noticed without a restart. Overload and quotas of one model are no concern of readiness: the fallback model answers. Thread-safe.
 */
@Readiness
@ApplicationScoped
public class ModelCheck implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(ModelCheck.class);

    private final Supplier<Optional<Outcome.Failed>> blocked;

    @Inject
    ModelCheck(GeminiGateway gemini) {
        this(gemini::blocked);
    }

    ModelCheck(Supplier<Optional<Outcome.Failed>> blocked) {
        this.blocked = blocked;
    }

    /** Without a key nothing else would be said before the first customer waits in vain. */
    void onStart(@Observes StartupEvent start) {
        blocked.get()
                .ifPresent(failed -> LOG.errorf("%s: Gemini can't be asked. %s", failed.code(), failed.nextAction()));
    }

    /** DOWN with the code and the next action of what blocks every ask. */
    @Override
    public HealthCheckResponse call() {
        return blocked.get()
                .map(failed -> HealthCheckResponse.named("model")
                        .down()
                        .withData("code", failed.code())
                        .withData("next", failed.nextAction())
                        .build())
                .orElseGet(() -> HealthCheckResponse.named("model").up().build());
    }
}
