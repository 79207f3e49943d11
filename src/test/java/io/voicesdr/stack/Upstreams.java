package io.voicesdr.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Evolution and Gemini for the whole stack, on ports of their own. One pair for the whole run. */
public final class Upstreams implements QuarkusTestResourceLifecycleManager {

    static final EvolutionStub EVOLUTION = new EvolutionStub();
    static final WireMockServer GEMINI =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().containerThreads(200));

    @Override
    public Map<String, String> start() {
        EVOLUTION.open();
        GEMINI.start();
        EVOLUTION.reset();
        return Map.ofEntries(
                Map.entry("sdr.tenants", "src/test/resources/tenants"),
                Map.entry("sdr.webhook-secret", "webhook-test-secret"),
                Map.entry("sdr.admin-token", "admin-test-token"),
                Map.entry("sdr.api.max-messages", "500"),
                Map.entry("sdr.evolution.url", EVOLUTION.url()),
                Map.entry("sdr.evolution.api-key", EvolutionStub.API_KEY),
                Map.entry("sdr.evolution.media-transfer-timeout", "2s"),
                Map.entry("sdr.gemini.url", GEMINI.baseUrl()),
                Map.entry("sdr.gemini.api-key", "gemini-test-key"),
                Map.entry("sdr.gemini.backoff", "1ms"),
                Map.entry("sdr.turn.sweep-every", "off"),
                Map.entry("sdr.follow-up.every", "off"),
                Map.entry("sdr.turn.day-every", "off"),
                Map.entry("sdr.turn.retry-after", "10ms,10ms,10ms"),
                Map.entry("sdr.turn.look-up-after", "10ms"),
                Map.entry("sdr.turn.sweep-grace", "0s"),
                Map.entry("sdr.turn.sweep-pace", "0s"));
    }

    @Override
    public void stop() {
        EVOLUTION.shut();
        GEMINI.stop();
    }

    /** The model answers {@code bubble} to everything, in the recorded shape. */
    static void modelSays(String bubble) {
        GEMINI.resetAll();
        GEMINI.stubFor(generateContent().willReturn(answering(bubble)));
    }

    /** The model answers {@code json} to everything. */
    static void modelSaysJson(String json) {
        GEMINI.resetAll();
        GEMINI.stubFor(generateContent().willReturn(saying(json)));
    }

    static MappingBuilder generateContent() {
        return modelNamed("gemini-[a-z0-9.-]+");
    }

    static MappingBuilder modelNamed(String pattern) {
        return WireMock.post(WireMock.urlMatching("/v1beta/models/" + pattern + ":generateContent"))
                .withHeader("x-goog-api-key", WireMock.equalTo("gemini-test-key"))
                .withRequestBody(WireMock.matchingJsonPath("$.store", WireMock.equalTo("false")))
                .withRequestBody(WireMock.matchingJsonPath("$.contents[-1:].role", WireMock.containing("user")));
    }

    static ResponseDefinitionBuilder answering(String bubble) {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        answer.putArray("bubbles").add(bubble);
        return saying(answer.toString());
    }

    /** The model's text as it stands, be it JSON or not. */
    static ResponseDefinitionBuilder saying(String text) {
        try {
            ObjectNode body = (ObjectNode) new ObjectMapper().readTree(stub("stub-generateContent-json.200.json"));
            ((ObjectNode) body.at("/candidates/0/content/parts/0")).put("text", text);
            return WireMock.okJson(body.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A recorded reply of Gemini, with the status in its name. */
    static ResponseDefinitionBuilder recorded(String name) {
        return recorded(name, "", "");
    }

    /** The same with one piece of its body changed. */
    static ResponseDefinitionBuilder recorded(String name, String piece, String other) {
        String[] parts = name.split("\\.");
        return WireMock.aResponse()
                .withStatus(Integer.parseInt(parts[parts.length - 2]))
                .withHeader("content-type", "application/json")
                .withBody(stub(name).replace(piece, other));
    }

    static int modelRequests() {
        return GEMINI.countRequestsMatching(
                        WireMock.anyRequestedFor(WireMock.anyUrl()).build())
                .getCount();
    }

    private static String stub(String name) {
        try (InputStream in = Upstreams.class.getResourceAsStream("/gemini/samples/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
