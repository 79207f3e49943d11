package io.voicesdr.evolution;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.voicesdr.conversation.Identities;
import io.voicesdr.core.tenant.EvolutionAccess;
import io.voicesdr.core.tenant.Secret;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.http.TestVertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The edge whole, on a server of recorded answers, with a clock that stands still and retries that hardly wait. */
final class EvolutionEdge implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    static final String KEY = "loja-token-000";

    final WireMockServer evolution = new WireMockServer(wireMockConfig().dynamicPort());
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final UpstreamMetrics metrics = new UpstreamMetrics(meters);
    final InstanceTraits traits = new InstanceTraits();
    final EvolutionConfig config;
    final EvolutionCall call;
    final EvolutionReads reads;
    final EvolutionHistoryGateway history;
    final EvolutionMessengerGateway messenger;
    final InstanceStatus status;
    Instant now = NOW;

    /** @param overrides settings without their prefix, in pairs */
    EvolutionEdge(String... overrides) {
        evolution.start();
        config = config(overrides);
        InstantSource clock = () -> now;
        call = new EvolutionCall(new EvolutionClients(config, TestVertx.SHARED), metrics);
        reads = new EvolutionReads(call, config);
        history = new EvolutionHistoryGateway(
                reads, new RecordCheck(traits, metrics), traits, new Identities(), config, clock);
        messenger = new EvolutionMessengerGateway(call, traits, config, clock);
        status = new InstanceStatus(call, config, clock);
    }

    EvolutionAccountGateway accounts(OwnNumbers numbers) {
        return new EvolutionAccountGateway(call, config, numbers);
    }

    static EvolutionConfig config(String... overrides) {
        Map<String, String> values = new HashMap<>(Map.of("sdr.evolution.retry-delay", "1ms"));
        for (int i = 0; i < overrides.length; i += 2) {
            values.put("sdr.evolution." + overrides[i], overrides[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withDefaultValues(values)
                .withMapping(EvolutionConfig.class)
                .build()
                .getConfigMapping(EvolutionConfig.class);
    }

    Tenant tenant() {
        return tenant("loja");
    }

    Tenant tenant(String instance) {
        return tenantAt(instance, evolution.baseUrl());
    }

    static Tenant tenantAt(String instance, String url) {
        return Tenant.named(instance, "Loja Exemplo", "Você é a Ana.")
                .whatsapp(new EvolutionAccess(Optional.of(url), Optional.of(new Secret(KEY))))
                .configHash("hash")
                .build();
    }

    /** The body of findMessages for one address, 30 days back from {@link #NOW}. */
    static String question(String field, String jid) {
        return """
                {"where":{"key":{"%s":"%s"},
                          "messageTimestamp":{"gte":"2026-10-22T03:00:00Z","lte":"2026-11-22T03:00:00Z"}},
                 "page":1,"offset":200}""".formatted(field, jid);
    }

    void findMessagesAnswers(String field, String jid, String sample) {
        findMessagesAnswers(field, jid, recorded(sample));
    }

    void findMessagesAnswers(String field, String jid, ResponseDefinitionBuilder answer) {
        evolution.stubFor(call("/chat/findMessages/loja", question(field, jid)).willReturn(answer));
    }

    /** A call with the key and exactly this body; anything else gets WireMock's 404. */
    static MappingBuilder call(String path, String body) {
        return post(urlEqualTo(path))
                .withHeader("apikey", equalTo(KEY))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalToJson(body, false, false));
    }

    static ResponseDefinitionBuilder recorded(String sample) {
        JsonNode response = Samples.read(sample).path("response");
        return json(response.path("status").asInt(), response.path("body").toString());
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(body);
    }

    static ResponseDefinitionBuilder nothingFound() {
        return json(200, "{\"messages\":{\"total\":0,\"pages\":0,\"currentPage\":1,\"records\":[]}}");
    }

    /** How many requests reached {@code path}. */
    int requests(String path) {
        return evolution
                .countRequestsMatching(postRequestedFor(urlEqualTo(path)).build())
                .getCount();
    }

    double counted(String operation, String outcome) {
        Counter counter = meters.find("voicesdr.upstream.requests")
                .tags("system", "evolution", "operation", operation, "outcome", outcome, "instance", "loja")
                .counter();
        return counter == null ? 0 : counter.count();
    }

    double foreign() {
        Counter counter = meters.find("voicesdr.evolution.records.foreign").counter();
        return counter == null ? 0 : counter.count();
    }

    @Override
    public void close() {
        evolution.stop();
    }
}
