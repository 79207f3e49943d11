package io.voicesdr.gemini;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.not;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.requestMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Gemini on a local port. As strict as the real one: a wrong key, an unknown field or a broken turn rule (gemini/CONTRACT.md
 * §1.2) is answered with the recorded 400, whatever a test has put up.
 */
final class FakeGemini {

    static final String KEY = "test-key";

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
    private Runnable onRequest = () -> {};

    void start() {
        server.start();
        server.addMockServiceRequestListener((request, response) -> onRequest.run());
        reset();
    }

    void stop() {
        server.stop();
    }

    String url() {
        return server.baseUrl();
    }

    void reset() {
        server.resetAll();
        onRequest = () -> {};
        server.stubFor(post(urlPathMatching("/v1beta/models/[a-z0-9.-]+:generateContent"))
                .withHeader("x-goog-api-key", not(equalTo(KEY)))
                .atPriority(1)
                .willReturn(sample("error-api-key-invalid.400")));
        refuse("error-bad-field.400", body -> SdkJudge.complaint(body).isPresent() || TurnRules.hasEmptyPart(body));
        refuse("error-model-turn-last.400", TurnRules::isOutOfTurn);
        refuse("error-missing-thought-signature.400", ToolRules::lacksSignature);
        refuse("error-function-response-count.400", ToolRules::isMisanswered);
        refuse("error-function-call-turn-order.400", ToolRules::isOutOfOrder);
    }

    /** Runs at every request, for tests that let time pass. */
    void onRequest(Runnable action) {
        onRequest = action;
    }

    /** {@code model} answers with these samples in turn; the last one stays. */
    void answers(String model, String... samples) {
        answers(model, Stream.of(samples).map(FakeGemini::sample).toArray(ResponseDefinitionBuilder[]::new));
    }

    void answers(String model, ResponseDefinitionBuilder... responses) {
        for (int i = 0; i < responses.length; i++) {
            String state = i == 0 ? Scenario.STARTED : "after " + i;
            String next = i == responses.length - 1 ? state : "after " + (i + 1);
            server.stubFor(post(urlPathEqualTo(path(model)))
                    .withHeader("x-goog-api-key", equalTo(KEY))
                    .withHeader("content-type", matching("application/json.*"))
                    .inScenario(model)
                    .whenScenarioStateIs(state)
                    .willSetStateTo(next)
                    .willReturn(responses[i]));
        }
    }

    /** From now on {@code model} knows no other signatures than {@code own}. */
    void signs(String model, String... own) {
        server.stubFor(requestMatching(
                        request -> MatchResult.of(request.getUrl().equals(path(model))
                                && ToolRules.hasForeignSignature(Samples.json(request.getBodyAsString()), Set.of(own))))
                .atPriority(2)
                .willReturn(sample("error-corrupted-thought-signature.400")));
    }

    /** Calls as {@code id name {arguments}}, signed as one step. */
    static ResponseDefinitionBuilder calls(String signature, String... calls) {
        ObjectNode candidate = Samples.JSON.createObjectNode();
        var parts = candidate.putObject("content").put("role", "model").putArray("parts");
        for (String call : calls) {
            String[] words = call.split(" ", 3);
            ObjectNode part = parts.addObject();
            ObjectNode functionCall = part.putObject("functionCall");
            functionCall.put("name", words[1]).put("id", words[0]).set("args", Samples.json(words[2]));
            if (parts.size() == 1) {
                part.put("thoughtSignature", signature);
            }
        }
        candidate.put("finishReason", "STOP");
        ObjectNode body = Samples.JSON.createObjectNode();
        body.putArray("candidates").add(candidate);
        return json(200, body.toString());
    }

    int requestsTo(String model) {
        return server.findAll(postRequestedFor(urlPathEqualTo(path(model)))).size();
    }

    /** Bodies of all requests, oldest first. */
    List<JsonNode> requests() {
        return server.getAllServeEvents().reversed().stream()
                .map(ServeEvent::getRequest)
                .map(request -> Samples.json(request.getBodyAsString()))
                .toList();
    }

    JsonNode request(int number) {
        return requests().get(number - 1);
    }

    static ResponseDefinitionBuilder sample(String name) {
        return json(Samples.status(name), Samples.stub(name));
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("content-type", "application/json")
                .withBody(body);
    }

    /** A STOP whose text is {@code text}. */
    static ResponseDefinitionBuilder says(String text) {
        return said("STOP", text);
    }

    static ResponseDefinitionBuilder said(String finishReason, String text) {
        ObjectNode candidate = Samples.JSON.createObjectNode();
        candidate
                .putObject("content")
                .put("role", "model")
                .putArray("parts")
                .addObject()
                .put("text", text);
        candidate.put("finishReason", finishReason);
        ObjectNode body = Samples.JSON.createObjectNode();
        body.putArray("candidates").add(candidate);
        return json(200, body.toString());
    }

    private static String path(String model) {
        return "/v1beta/models/" + model + ":generateContent";
    }

    private void refuse(String sample, Predicate<JsonNode> breach) {
        server.stubFor(requestMatching(request -> MatchResult.of(breach.test(Samples.json(request.getBodyAsString()))))
                .atPriority(2)
                .willReturn(sample(sample)));
    }
}
