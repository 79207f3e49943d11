package io.voicesdr.evolution.webhook;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The real HTTP stack around fakes, with limits small enough to be reached. */
public class WebhookHttpProfile implements QuarkusTestProfile {
    static final int MAX_BODY = 512 * 1024;

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(RecordingInbox.class, SampleTenants.class, SampleClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sdr.webhook-secret",
                HandlerFixture.GLOBAL_SECRET,
                "quarkus.http.limits.max-body-size",
                String.valueOf(MAX_BODY),
                "quarkus.http.read-timeout",
                "1S");
    }
}
