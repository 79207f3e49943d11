package io.voicesdr.stack;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The upstreams for the packaged application, which runs in a process of its own: its tenants are named absolutely. */
public final class PackagedUpstreams implements QuarkusTestResourceLifecycleManager {

    private final Upstreams upstreams = new Upstreams();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(upstreams.start());
        settings.put(
                "sdr.tenants",
                Path.of("src/test/resources/packaged/tenants").toAbsolutePath().toString());
        return settings;
    }

    @Override
    public void stop() {
        upstreams.stop();
    }

    /** Presence as recorded, asked for with every field or not at all. */
    static void presenceWorks() {
        Upstreams.EVOLUTION
                .wireMock()
                .stubFor(WireMock.post(WireMock.urlEqualTo("/chat/sendPresence/loja"))
                        .withHeader("apikey", WireMock.equalTo(EvolutionStub.API_KEY))
                        .withRequestBody(WireMock.matchingJsonPath("$.number", WireMock.containing("@")))
                        .withRequestBody(WireMock.matchingJsonPath("$.presence", WireMock.equalTo("composing")))
                        .withRequestBody(WireMock.matchingJsonPath("$.delay", WireMock.matching("[1-9]\\d*")))
                        .willReturn(WireMock.okJson(EvolutionStub.sample("sendPresence")
                                        .at("/response/body")
                                        .toString())
                                .withStatus(201)));
    }
}
