package io.voicesdr.stack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.voicesdr.stack.Upstreams.EVOLUTION;
import static io.voicesdr.stack.Upstreams.GEMINI;
import static io.voicesdr.stack.Upstreams.answering;
import static io.voicesdr.stack.Upstreams.generateContent;
import static io.voicesdr.stack.Upstreams.modelNamed;
import static io.voicesdr.stack.Upstreams.modelRequests;
import static io.voicesdr.stack.Upstreams.recorded;
import static io.voicesdr.stack.Upstreams.saying;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.conversation.FollowUpJob;
import io.voicesdr.conversation.Sweep;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.text.CustomerText;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The whole way of a turn over real HTTP on recorded bodies, with every fault of the issue, counting what went upstream.
 * Each test has a customer of its own, so that memos of one never help another.
 */
@QuarkusTest
@WithTestResource(value = Upstreams.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class StackTest extends MediaRows {

    @Inject
    Sweep sweep;

    @Inject
    FollowUpJob followUps;

    @Inject
    Tenants tenants;

    @Test
    void plainTurn_isAnsweredOnce() {
        notify(EVOLUTION.customerWrites(maria, "Oi, quanto custa o plano?"));
        settle();

        assertThat(said()).containsExactly("Custa R$ 99,90 por mês.");
        assertThat(EVOLUTION.pulls()).isEqualTo(4);
        assertThat(modelRequests()).isEqualTo(1);
        assertThat(EVOLUTION.sends()).isEqualTo(1);
    }

    @Test
    void burstOfThree_isAnsweredOnce() {
        JsonNode first = EVOLUTION.customerWrites(maria, "oi");
        JsonNode second = EVOLUTION.customerWrites(maria, "tudo bem?");
        JsonNode third = EVOLUTION.customerWrites(maria, "quanto custa?");
        notify(first);
        notify(second);
        notify(third);
        settle();

        assertThat(said()).hasSize(1);
        assertThat(modelRequests()).isEqualTo(1);
        assertThat(GEMINI.getAllServeEvents().getFirst().getRequest().getBodyAsString())
                .contains("oi", "tudo bem?", "quanto custa?");
    }

    @Test
    void webhookDeliveredFiveTimes_isAnsweredOnce() {
        JsonNode body = EVOLUTION.customerWrites(maria, "oi");
        for (int i = 0; i < 5; i++) {
            notify(body);
        }
        settle();
        notify(body);
        settle();

        assertThat(said()).hasSize(1);
        assertThat(modelRequests()).isEqualTo(1);
    }

    @Test
    void newerMessageDuringGeneration_isAnsweredTogether() {
        GEMINI.stubFor(generateContent()
                .inScenario("newer")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(answering("Resposta velha").withFixedDelay(700))
                .willSetStateTo("asked"));
        notify(EVOLUTION.customerWrites(maria, "quero um"));
        Awaitility.await().until(() -> modelRequests() == 1);
        notify(EVOLUTION.customerWrites(maria, "aliás, quero dois"));
        settle();

        assertThat(said()).containsExactly("Custa R$ 99,90 por mês.");
        assertThat(modelRequests()).isEqualTo(2);
    }

    @Test
    void personDuringGeneration_silencesTheBot() {
        GEMINI.stubFor(generateContent().willReturn(answering("tarde").withFixedDelay(500)));
        notify(EVOLUTION.customerWrites(maria, "oi"));
        Awaitility.await().until(() -> modelRequests() == 1);
        notify(EVOLUTION.personWrites(maria, "Oi, aqui é o Carlos"));
        settle();

        assertThat(said()).isEmpty();
        assertThat(EVOLUTION.sends()).isZero();
    }

    @Test
    void findMessagesThatFailsOnce_isReadAgain() {
        EVOLUTION
                .wireMock()
                .stubFor(post(urlPathMatching("/chat/findMessages/loja"))
                        .inScenario("fails")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withStatus(500).withBody("{\"status\":500}"))
                        .willSetStateTo("well"));
        EVOLUTION
                .wireMock()
                .stubFor(post(urlPathMatching("/chat/findMessages/loja"))
                        .inScenario("fails")
                        .whenScenarioStateIs("well")
                        .willReturn(EvolutionStub.dynamic()));
        notify(EVOLUTION.customerWrites(maria, "oi"));
        settle();

        assertThat(said()).hasSize(1);
        assertThat(modelRequests()).isEqualTo(1);
    }

    @Test
    void sendThatTimesOutAfterDelivery_isNotRepeated() {
        EVOLUTION.loseNextSendAnswer();
        notify(EVOLUTION.customerWrites(maria, "oi"));
        settle();

        assertThat(said()).hasSize(1);
        assertThat(EVOLUTION.sends()).isEqualTo(1);
        assertThat(modelRequests()).isEqualTo(1);
    }

    @Test
    void sendCutBeforeDelivery_isSentOnceByALaterTurn() {
        EVOLUTION
                .wireMock()
                .stubFor(post(urlMatching("/message/sendText/loja"))
                        .inScenario("reset")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                        .willSetStateTo("well"));
        EVOLUTION
                .wireMock()
                .stubFor(post(urlMatching("/message/sendText/loja"))
                        .inScenario("reset")
                        .whenScenarioStateIs("well")
                        .willReturn(EvolutionStub.dynamic()));
        notify(EVOLUTION.customerWrites(maria, "oi"));
        settle();

        assertThat(said()).hasSize(1);
        assertThat(modelRequests()).isEqualTo(1);
    }

    @Test
    void safetyStop_isNotAskedAgain() {
        GEMINI.stubFor(generateContent().willReturn(recorded("stub-generateContent-safety.200.json")));
        notify(EVOLUTION.customerWrites(maria, "oi"));
        settle();

        assertThat(said()).containsExactly(CustomerText.BETTER_WITH_A_PERSON.in("pt-BR"));
        assertThat(modelRequests()).isEqualTo(1);
    }

    @Test
    void quotaWithShortRetryInfo_isWaitedForAndAskedAgain() {
        GEMINI.stubFor(generateContent()
                .inScenario("quota")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(recorded("stub-error-quota-minute.429.json", "\"34.4s\"", "\"0.3s\""))
                .willSetStateTo("well"));
        long begin = System.nanoTime();
        notify(EVOLUTION.customerWrites(maria, "oi"));
        settle();

        assertThat(said()).containsExactly("Custa R$ 99,90 por mês.");
        assertThat(modelsAsked()).containsExactly("gemini-3.8-flash", "gemini-3.8-flash");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void quotaWithLongRetryInfo_leavesTheModelAloneForEverybody() {
        GEMINI.stubFor(modelNamed("gemini-3.6-flash").willReturn(recorded("stub-error-quota-minute.429.json")));
        notify(EVOLUTION.customerWrites("quota", maria, "oi"), "quota");
        settle();
        notify(EVOLUTION.customerWrites("quota", maria.replace("55119", "55219"), "oi"), "quota");
        settle();

        assertThat(EVOLUTION.sends()).isEqualTo(2);
        assertThat(modelsAsked()).containsExactly("gemini-3.6-flash", "gemini-3.5-flash-lite", "gemini-3.5-flash-lite");
    }

    @Test
    void overloadedModel_isAskedAgainAndThenTheFallback() {
        GEMINI.stubFor(modelNamed("gemini-4-hydrogen").willReturn(recorded("stub-error-overloaded.503.json")));
        notify(EVOLUTION.customerWrites("overload", maria, "oi"), "overload");
        settle();

        assertThat(said()).containsExactly("Custa R$ 99,90 por mês.");
        assertThat(modelsAsked()).containsExactly("gemini-4-hydrogen", "gemini-4-hydrogen", "gemini-3.5-flash-lite");
    }

    @Test
    void thinkingThatAteTheTokens_isAskedOnceMoreWithMoreRoom() {
        GEMINI.stubFor(generateContent()
                .inScenario("tokens")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(recorded("stub-generateContent-max-tokens-no-text.200.json"))
                .willSetStateTo("well"));
        notify(EVOLUTION.customerWrites(maria, "oi"));
        settle();

        assertThat(said()).containsExactly("Custa R$ 99,90 por mês.");
        assertThat(modelRequests()).isEqualTo(2);
    }

    @Test
    void brokenJson_neverReachesTheCustomer() {
        GEMINI.stubFor(generateContent()
                .inScenario("broken")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(saying("{\"bubbles\":[\"Custa R$ 99"))
                .willSetStateTo("well"));
        notify(EVOLUTION.customerWrites(maria, "oi"));
        settle();

        assertThat(said()).containsExactly("Custa R$ 99,90 por mês.");
        assertThat(modelRequests()).isEqualTo(2);
    }

    @Test
    void noModelAtAll_leadsToOneHonestText() {
        GEMINI.stubFor(generateContent().willReturn(recorded("stub-error-bad-field.400.json")));
        notify(EVOLUTION.customerWrites(maria, "oi"));
        settle();
        notify(EVOLUTION.customerWrites(maria, "tem alguém aí?"));
        settle();

        assertThat(said()).containsExactly(CustomerText.COULD_NOT_ANSWER.in("pt-BR"));
    }

    @Test
    void webhookLostWhileDown_isAnsweredBySweep() {
        EVOLUTION.customerWrote(maria, "oi", Instant.now().minusSeconds(600));
        assertThat(sweep.sweep()).isEqualTo(1);
        settle();
        assertThat(sweep.sweep()).isZero();

        assertThat(said()).hasSize(1);
    }

    /** The stage is in the mark that Evolution gets, so the next look, of whatever process, knows that it was sent. */
    @Test
    void followUp_goesOutOnce_signedWithItsStage() {
        SignatureCodec codec = tenants.signatures(tenants.find("mesa").orElseThrow());
        Instant asked = Instant.now().minus(Duration.ofHours(2));
        String id = EVOLUTION
                .customerWrote("mesa", maria, "quanto custa a mesa?", asked)
                .at("/data/key/id")
                .asText();
        Signature answer = new Signature(Kind.ANSWER, 0, true, 0, Hashes.ofMessage(id), 1, 30);
        EVOLUTION.botWrote("mesa", maria, codec.sign("R$ 1.790,00.", answer), asked.plusSeconds(5));

        assertThat(followUps.run()).isEqualTo(1);
        assertThat(followUps.run()).isZero();

        String sent = EVOLUTION.sentTexts(maria).getLast();
        assertThat(SignatureCodec.strip(sent)).matches("Oi.*! Ficou alguma dúvida\\?");
        Signature mark = codec.read(sent).orElseThrow();
        assertThat(mark.kind()).isEqualTo(Kind.FOLLOW_UP);
        assertThat(mark.place()).isEqualTo(1);
        assertThat(mark.answers()).isZero();
        assertThat(EVOLUTION.sends()).isEqualTo(1);
        assertThat(modelRequests()).isZero();
    }

    @Test
    void withoutTheSecret_nothingIsLookedAt() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(webhook)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                EVOLUTION.customerWrites(maria, "oi").toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        settle();

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(EVOLUTION.pulls()).isZero();
    }

    @Test
    void flood_everyChatIsAnsweredOnce() {
        List<JsonNode> webhooks = new ArrayList<>();
        List<String> jids = new ArrayList<>();
        for (int chat = 0; chat < 200; chat++) {
            String jid = "55219%08d@s.whatsapp.net".formatted(chat);
            jids.add(jid);
            JsonNode body = EVOLUTION.customerWrites(jid, "oi");
            webhooks.addAll(Collections.nCopies(10, body));
        }
        Collections.shuffle(webhooks, new Random(7));
        List<CompletableFuture<Integer>> answers = webhooks.stream()
                .map(body -> HTTP.sendAsync(request(body, "loja"), HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join)).allMatch(status -> status == 200);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> queue.size() == 0);
        for (int i = 0; i < 3 && sweep.sweep() > 0; i++) {
            settle();
        }

        assertThat(jids).allSatisfy(jid -> assertThat(EVOLUTION.sentTexts(jid)).hasSize(1));
        assertThat(modelRequests()).isEqualTo(200);
    }
}
