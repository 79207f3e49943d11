package io.voicesdr.gemini;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts the {@link FakeGemini} and points the service at it. */
public class GeminiUpstream implements QuarkusTestResourceLifecycleManager {

    private final FakeGemini gemini = new FakeGemini();

    @Override
    public Map<String, String> start() {
        gemini.start();
        return Map.of(
                "sdr.gemini.url",
                gemini.url(),
                "sdr.gemini.api-key",
                FakeGemini.KEY,
                "sdr.gemini.models.\"gemini-5-x\".levels",
                "high,xhigh");
    }

    @Override
    public void stop() {
        gemini.stop();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(gemini, new TestInjector.MatchesType(FakeGemini.class));
    }
}
