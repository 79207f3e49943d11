package io.voicesdr.gemini;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.voicesdr.gemini.FakeGemini.json;
import static io.voicesdr.gemini.FakeGemini.said;
import static io.voicesdr.gemini.FakeGemini.sample;
import static io.voicesdr.gemini.FakeGemini.says;
import static io.voicesdr.gemini.Fixtures.CHAT;
import static io.voicesdr.gemini.Fixtures.LITE;
import static io.voicesdr.gemini.Fixtures.PROMPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.conversation.LanguageModel;
import io.voicesdr.conversation.LanguageModel.Outcome;
import io.voicesdr.conversation.LanguageModel.Usage;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.tenant.ModelSettings;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.gemini.Fixtures.BreakerNumbers;
import io.voicesdr.gemini.Fixtures.Config;
import io.voicesdr.gemini.Fixtures.PriceFrom;
import io.voicesdr.gemini.Fixtures.StandingClock;
import io.voicesdr.http.TestVertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of gemini/CONTRACT.md §1.4 and §1.5 over HTTP, with the requests counted. */
@QuarkusTest
@WithTestResource(GeminiUpstream.class)
class GeminiGatewayTest {

    private static final String JSON_ANSWER =
            "{\"bubbles\":[\"Rua A, 10.\",\"Abrimos das 9h às 13h.\"],\"intent\":\"pedir_endereco\",\"confidence\":0.9}";

    FakeGemini gemini;

    @Inject
    LanguageModel wired;

    @Inject
    MeterRegistry wiredMeters;

    @Inject
    GeminiConfig settings;

    private final Tenant tenant = Fixtures.tenant(ModelSettings.DEFAULTS);
    private final StandingClock clock = new StandingClock();
    private final List<Duration> pauses = new ArrayList<>();
    private Sleeper sleeper = time -> {
        pauses.add(time);
        clock.advance(time);
    };
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void reset() {
        gemini.reset();
    }

    @AfterEach
    void googleKnowsEveryFieldWeSend() {
        assertThat(gemini.requests()).allSatisfy(request -> {
            assertThat(SdkJudge.complaint(request)).isEmpty();
            assertThat(TurnRules.isOutOfTurn(request)).isFalse();
            assertThat(TurnRules.hasEmptyPart(request)).isFalse();
            assertThat(request.path("store")).isEqualTo(Samples.json("false"));
        });
    }

    @Test
    void wiredGateway_jsonAnswer_isAnsweredAndCounted() {
        gemini.answers(CHAT, says(JSON_ANSWER));

        Outcome outcome = wired.ask(tenant, PROMPT);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.answer().bubbles()).containsExactly("Rua A, 10.", "Abrimos das 9h às 13h.");
            assertThat(answered.answer().intent()).contains("pedir_endereco");
            assertThat(answered.answer().confidence()).contains(0.9);
        });
        assertThat(wiredMeters
                        .get("voicesdr.upstream.requests")
                        .tags("system", "gemini", "operation", "generateContent", "outcome", "answered")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(gemini.requestsTo(CHAT)).isEqualTo(1);
    }

    @Test
    void settings_haveDefaultsAndDatedPrices() {
        assertThat(settings.budget()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.breaker().delay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.models().get(CHAT).prices().orElseThrow())
                .extracting(GeminiConfig.Price::from, GeminiConfig.Price::output)
                .containsExactly(tuple(LocalDate.parse("2026-09-02"), 3.75), tuple(LocalDate.parse("2027-01-01"), 7.5));
        assertThat(settings.models().get(LITE).prices()).isPresent();
        assertThat(settings.models().get("gemini-5-x").levels()).contains(List.of("high", "xhigh"));
        assertThat(settings.models().get("gemini-5-x").prices()).isEmpty();
    }

    @Test
    void block_isKnownUntilAnAnswerComes() {
        gemini.answers(CHAT, "error-overloaded.503", "error-key-leaked.403", "generateContent-text.200");
        GeminiGateway gateway = gateway();

        assertThat(gateway.blocked()).isEmpty();
        Outcome failed = gateway.ask(tenant, PROMPT);
        assertThat(gateway.blocked()).contains((Outcome.Failed) failed);
        gateway.ask(tenant, PROMPT);
        assertThat(gateway.blocked()).isEmpty();
        assertThat(gateway(Config.of(gemini.url()).withoutKey())
                        .blocked()
                        .orElseThrow()
                        .code())
                .isEqualTo("GEMINI_NO_KEY");
    }

    @Test
    void request_isWhatTheDocumentedTurnIs_butForAudioAndSchema() {
        gemini.answers(CHAT, "generateContent-text.200");
        Prompt turn = new Prompt(
                PROMPT.system(),
                List.of(
                        Fixtures.user("Oi, vocês abrem domingo?"),
                        Fixtures.model("Abrimos das 9h às 13h."),
                        Fixtures.user("O cliente enviou este áudio. Responda a ele.")));

        gateway().ask(tenant, turn);

        ObjectNode documented =
                Samples.request("doc-generateContent-whatsapp-turn").deepCopy();
        ((ArrayNode) documented.at("/contents/2/parts")).remove(0);
        ((ObjectNode) documented.path("generationConfig"))
                .put("responseMimeType", "application/json")
                .set("responseJsonSchema", AnswerSchema.load().answer());
        assertThat(gemini.request(1)).isEqualTo(documented);
    }

    @Test
    void plainText_isOneBubble_andUsageIsGooglesCount() {
        gemini.answers(CHAT, "generateContent-text.200");

        assertThat(bubbles(gateway().ask(tenant, PROMPT))).containsExactly("Rua A, 10. Abrimos das 9h às 13h.");
        assertThat(gateway().ask(tenant, PROMPT).usage()).isEqualTo(new Usage(CHAT, 1, 9, 0, 28 + 244));
    }

    @Test
    void thoughts_areNotSaid() {
        gemini.answers(CHAT, "generateContent-thoughts.200");

        assertThat(bubbles(gateway().ask(tenant, PROMPT))).containsExactly("Seu pedido saiu.");
    }

    @Test
    void tokensAndCost_areCountedByTypeWithThePriceOfTheDay() {
        gemini.answers(CHAT, "generateContent-cached.200");

        gateway().ask(tenant, PROMPT);

        assertThat(tokens("input")).isEqualTo(5000 - 4096);
        assertThat(tokens("cached")).isEqualTo(4096);
        assertThat(tokens("output")).isEqualTo(32);
        assertThat(meters.counter("voicesdr.model.cost.usd", "model", CHAT, "instance", "padaria")
                        .count())
                .isCloseTo((904 * 0.75 + 4096 * 0.075 + 32 * 3.75) / 1e6, within(1e-12));
        assertThat(meters.timer("voicesdr.model.ask", "instance", "padaria", "outcome", "answered")
                        .count())
                .isEqualTo(1);
    }

    // ------------------------------------------------------------------ the decision table, §1.4

    @ParameterizedTest
    @CsvSource({
        "generateContent-stop-empty.200, EMPTY",
        "generateContent-max-tokens-no-text.200, MAX_TOKENS",
        "generateContent-max-tokens-partial.200, MAX_TOKENS",
        "generateContent-recitation.200, STOPPED",
        "generateContent-unknown-finish.200, STOPPED",
        "generateContent-malformed-function-call.200, TOOL_CALL",
        "generateContent-function-call.200, TOOL_CALL",
        "generateContent-json.200, MALFORMED",
        "files-list-empty.200, EMPTY",
    })
    void noAnswer_isAskedOnceMore_thenTheFallback_thenFails(String sample, Trouble trouble) {
        gemini.answers(CHAT, sample);
        gemini.answers(LITE, sample);

        Outcome outcome = gateway().ask(tenant, PROMPT);

        assertFailed(outcome, trouble, 2, 1);
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generateContent-stop-empty.200",
                "generateContent-max-tokens-no-text.200",
                "generateContent-recitation.200",
                "generateContent-malformed-function-call.200",
                "generateContent-json.200",
            })
    void noAnswerOnce_isAnsweredByTheSameModel(String sample) {
        gemini.answers(CHAT, sample, "generateContent-text.200");

        Outcome outcome = gateway().ask(tenant, PROMPT);

        assertThat(bubbles(outcome)).containsExactly("Rua A, 10. Abrimos das 9h às 13h.");
        assertRequests(outcome, 2, 0);
    }

    @Test
    void noAnswerTwice_isAnsweredByTheFallback_withItsOwnLevel_andAllTokensCount() {
        gemini.answers(CHAT, "generateContent-stop-empty.200");
        gemini.answers(LITE, "generateContent-text.200");

        Outcome outcome = gateway().ask(tenant, PROMPT);

        assertThat(bubbles(outcome)).containsExactly("Rua A, 10. Abrimos das 9h às 13h.");
        assertRequests(outcome, 2, 1);
        assertThat(level(1)).isEqualTo("LOW");
        assertThat(level(3)).isEqualTo("MINIMAL");
        assertThat(outcome.usage()).isEqualTo(new Usage(LITE, 3, 27, 0, 50 + 50 + 272));
    }

    @Test
    void maxTokens_isAskedAgainWithLessThinkingAndMoreRoom() {
        Tenant thinker = Fixtures.tenant(new ModelSettings(CHAT, "high", LITE, 4096));
        gemini.answers(CHAT, "generateContent-max-tokens-no-text.200", "generateContent-text.200");

        gateway().ask(thinker, PROMPT);

        assertThat(level(1)).isEqualTo("HIGH");
        assertThat(level(2)).isEqualTo("MEDIUM");
        assertThat(cap(1)).isEqualTo(4096);
        assertThat(cap(2)).isEqualTo(8192);
    }

    @Test
    void maxTokens_atTheLargestCap_staysThere() {
        Tenant wide = Fixtures.tenant(new ModelSettings(CHAT, "low", LITE, 8192));
        gemini.answers(CHAT, "generateContent-max-tokens-no-text.200", "generateContent-text.200");

        gateway().ask(wide, PROMPT);

        assertThat(cap(2)).isEqualTo(8192);
        assertThat(level(2)).isEqualTo("LOW");
    }

    @Test
    void maxTokens_withWholeJson_isAnAnswer() {
        gemini.answers(CHAT, said("MAX_TOKENS", JSON_ANSWER));

        assertRequests(gateway().ask(tenant, PROMPT), 1, 0);
    }

    @Test
    void recitation_isAskedAgainInOwnWords_behindTheUnchangedPrompt() {
        gemini.answers(CHAT, "generateContent-recitation.200", "generateContent-text.200");

        gateway().ask(tenant, PROMPT);

        JsonNode first = gemini.request(1).path("systemInstruction").path("parts");
        JsonNode second = gemini.request(2).path("systemInstruction").path("parts");
        assertThat(first).hasSize(1);
        assertThat(second).hasSize(2);
        assertThat(second.get(0)).isEqualTo(first.get(0));
        assertThat(second.get(1).path("text").asText()).contains("em suas próprias palavras");
        assertThat(gemini.request(2).path("contents"))
                .isEqualTo(gemini.request(1).path("contents"));
    }

    @ParameterizedTest
    @CsvSource({"generateContent-safety.200, GEMINI_SAFETY", "generateContent-prompt-blocked.200, GEMINI_PROMPT_BLOCKED"
    })
    void refusal_isFinal(String sample, String code) {
        gemini.answers(CHAT, sample);

        Outcome outcome = gateway().ask(tenant, PROMPT);

        assertThat(outcome).isEqualTo(new Outcome.Refused(code, new Usage(CHAT, 1, 9, 0, 0)));
        assertRequests(outcome, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROHIBITED_CONTENT", "SPII", "BLOCKLIST"})
    void otherRefusals_areFinal(String reason) {
        gemini.answers(CHAT, json(200, "{\"candidates\":[{\"finishReason\":\"" + reason + "\"}]}"));

        Outcome outcome = gateway().ask(tenant, PROMPT);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("GEMINI_" + reason));
        assertRequests(outcome, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bubbles\":[\"Rua A",
                "```json\n{\"bubbles\": [\"Rua A\"\n```",
                "{\"resposta\":\"Rua A\"}",
                "Segue: {\"bubbles\":[\"Rua A\""
            })
    void brokenJson_neverReachesTheCustomer(String text) {
        gemini.answers(CHAT, says(text));
        gemini.answers(LITE, says(text));

        assertFailed(gateway().ask(tenant, PROMPT), Trouble.MALFORMED, 2, 1);
    }

    // ------------------------------------------------------------------ the error table, §1.5

    @ParameterizedTest
    @CsvSource({
        "error-api-key-invalid.400, KEY_INVALID",
        "error-bad-field.400, BAD_REQUEST",
        "error-model-turn-last.400, BAD_REQUEST",
        "error-missing-thought-signature.400, BAD_REQUEST",
        "error-region-precondition.400, REGION",
        "error-key-leaked.403, KEY_REFUSED",
        "error-file-missing.403, KEY_REFUSED",
        "files-upload-conflict.409, BAD_REQUEST",
    })
    void ourFault_isNotRepeated(String sample, Trouble trouble) {
        gemini.answers(CHAT, sample);

        Outcome outcome = gateway().ask(tenant, PROMPT);

        assertFailed(outcome, trouble, 1, 0);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.nextAction()).isNotBlank());
    }

    @Test
    void wrongKey_isRefusedByTheFakeToo() {
        gemini.answers(CHAT, "generateContent-text.200");
        Config config = Config.of(gemini.url());
        Config other = new Config(
                config.url(),
                Optional.of("another-key"),
                config.connectTimeout(),
                config.readTimeout(),
                config.budget(),
                config.maxRequests(),
                config.maxWait(),
                config.backoff(),
                config.connections(),
                config.breaker(),
                config.models());

        assertFailed(gateway(other).ask(tenant, PROMPT), Trouble.KEY_INVALID, 1, 0);
    }

    @Test
    void noKey_asksNobody() {
        Outcome outcome = gateway(Config.of(gemini.url()).withoutKey()).ask(tenant, PROMPT);

        assertFailed(outcome, Trouble.NO_KEY, 0, 0);
    }

    @Test
    void missingModel_isAskedNoMoreForAnHour() {
        gemini.answers(CHAT, "error-model-missing.404");
        gemini.answers(LITE, "generateContent-text.200");
        GeminiGateway gateway = gateway();

        assertRequests(gateway.ask(tenant, PROMPT), 1, 1);
        clock.advance(Duration.ofMinutes(59));
        gateway.ask(tenant, PROMPT);
        assertThat(gemini.requestsTo(CHAT)).isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        gateway.ask(tenant, PROMPT);
        assertThat(gemini.requestsTo(CHAT)).isEqualTo(2);
        assertThat(gemini.requestsTo(LITE)).isEqualTo(3);
    }

    @Test
    void missingModels_failWithTheirName_andLaterWithoutARequest() {
        gemini.answers(CHAT, "error-model-missing.404");
        gemini.answers(LITE, "error-model-missing.404");
        GeminiGateway gateway = gateway();

        assertFailed(gateway.ask(tenant, PROMPT), Trouble.MODEL_MISSING, 1, 1);
        assertThat(gateway.ask(tenant, PROMPT).usage()).isEqualTo(Usage.none());
    }

    @Test
    void missingPage_ofAGateway_saysNothingAboutTheModel() {
        gemini.answers(CHAT, html(404));
        gemini.answers(LITE, html(404));
        GeminiGateway gateway = gateway();

        assertFailed(gateway.ask(tenant, PROMPT), Trouble.MODEL_MISSING, 1, 1);
        gateway.ask(tenant, PROMPT);
        assertThat(gemini.requestsTo(CHAT)).isEqualTo(2);
    }

    @Test
    void quotaOfAMinute_withAShortDelay_isWaitedForExactly() {
        gemini.answers(CHAT, json(429, minute("7.25s")), sample("generateContent-text.200"));

        Outcome outcome = gateway().ask(tenant, PROMPT);

        assertRequests(outcome, 2, 0);
        assertThat(pauses).containsExactly(Duration.ofMillis(7250));
    }

    @Test
    void quotaOfAMinute_withALongDelay_goesToTheFallbackAtOnce_andIsNotAskedBefore() {
        gemini.answers(CHAT, sample("error-quota-minute.429"), sample("generateContent-text.200"));
        gemini.answers(LITE, "generateContent-text.200");
        GeminiGateway gateway = gateway();

        assertRequests(gateway.ask(tenant, PROMPT), 1, 1);
        clock.advance(Duration.ofMillis(34_399));
        assertThat(gateway.ask(tenant, PROMPT).usage().model()).isEqualTo(LITE);
        assertThat(gemini.requestsTo(CHAT)).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(gateway.ask(tenant, PROMPT).usage().model()).isEqualTo(CHAT);
        assertThat(pauses).isEmpty();
    }

    @Test
    void quotaOfTheDay_isOverAtMidnightPacific() {
        gemini.answers(CHAT, sample("error-quota-day.429"), sample("generateContent-text.200"));
        gemini.answers(LITE, "generateContent-text.200");
        GeminiGateway gateway = gateway();

        gateway.ask(tenant, PROMPT);
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-11-22T07:59:59Z")));
        gateway.ask(tenant, PROMPT);
        assertThat(gemini.requestsTo(CHAT)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        gateway.ask(tenant, PROMPT);
        assertThat(gemini.requestsTo(CHAT)).isEqualTo(2);
    }

    @Test
    void quotaOfBothModels_fails() {
        gemini.answers(CHAT, "error-quota-day.429");
        gemini.answers(LITE, "error-quota-minute.429");

        assertFailed(gateway().ask(tenant, PROMPT), Trouble.QUOTA, 1, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "error-exhausted-no-details.429, QUOTA, 1",
        "error-internal.500, INTERNAL, 2",
        "error-overloaded.503, OVERLOADED, 1",
        "error-deadline.504, TIMEOUT, 1",
    })
    void theirFault_isRepeatedAfterAPause_thenTheFallback_thenFails(String sample, Trouble trouble, int retries) {
        gemini.answers(CHAT, sample);
        gemini.answers(LITE, sample);

        assertFailed(gateway().ask(tenant, PROMPT), trouble, 1 + retries, 1);
        // one second, doubled each time; the random of this test takes the lower end of the jitter
        assertThat(pauses)
                .containsExactlyElementsOf(
                        List.of(Duration.ofMillis(500), Duration.ofMillis(1000)).subList(0, retries));
    }

    @Test
    void overloaded_isAnsweredByTheFallback() {
        gemini.answers(CHAT, "error-overloaded.503");
        gemini.answers(LITE, says(JSON_ANSWER));

        Outcome outcome = gateway().ask(tenant, PROMPT);

        assertThat(bubbles(outcome)).hasSize(2);
        assertRequests(outcome, 2, 1);
        assertThat(meters.get("voicesdr.upstream.requests")
                        .tags("system", "gemini", "operation", "generateContent", "outcome", "overloaded")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"500, INTERNAL, 2", "502, OVERLOADED, 1", "503, OVERLOADED, 1", "200, MALFORMED, 1"})
    void htmlOfAGateway_isReadLikeItsStatus(int status, Trouble trouble, int retries) {
        gemini.answers(CHAT, html(status));
        gemini.answers(LITE, html(status));

        assertFailed(gateway().ask(tenant, PROMPT), trouble, 1 + retries, 1);
    }

    @Test
    void sameFallback_isNotAskedTwice() {
        gemini.answers(CHAT, "error-model-missing.404");

        Outcome outcome = gateway().ask(Fixtures.tenant(new ModelSettings(CHAT, "low", CHAT, 4096)), PROMPT);

        assertFailed(outcome, Trouble.MODEL_MISSING, 1, 0);
    }

    @Test
    void timeOut_isRepeatedOnce_thenTheFallback() {
        gemini.answers(CHAT, sample("generateContent-text.200").withFixedDelay(2_000));
        gemini.answers(LITE, "generateContent-text.200");

        Outcome outcome = gateway(Config.of(gemini.url()).withReadTimeout(Duration.ofMillis(250)))
                .ask(tenant, PROMPT);

        assertThat(outcome.usage().model()).isEqualTo(LITE);
        assertThat(outcome.usage().requests()).isEqualTo(3);
    }

    @Test
    void timeOutOfTheConnection_isATimeOutToo() throws IOException {
        gemini.answers(CHAT, sample("generateContent-text.200").withFixedDelay(1_000));
        GeminiLine line =
                new GeminiLine(Config.of(gemini.url()).withReadTimeout(Duration.ofMillis(200)), TestVertx.SHARED);
        GenerateContentRequest request = new RequestMapper(AnswerSchema.load())
                .toRequest(PROMPT, new RequestMapper.Manner(Optional.of("low"), 4096, Optional.empty()));

        assertThat(line.send(CHAT, request, Duration.ofSeconds(20))).isInstanceOf(Reply.TimedOut.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void brokenConnection_isRepeatedOnce_thenTheFallback(String fault) {
        gemini.answers(CHAT, aResponse().withFault(Fault.valueOf(fault)));
        gemini.answers(LITE, "generateContent-text.200");

        Outcome outcome = gateway().ask(tenant, PROMPT);

        assertThat(outcome.usage().model()).isEqualTo(LITE);
        assertThat(outcome.usage().requests()).isEqualTo(3);
        assertThat(pauses).hasSize(1);
    }

    @Test
    void nobodyThere_isSaidSo() {
        Outcome outcome = gateway(Config.of("http://127.0.0.1:1")).ask(tenant, PROMPT);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("GEMINI_UNREACHABLE"));
    }

    // ------------------------------------------------------------------ bounds

    @Test
    void budget_isKept_overAllRequests() {
        gemini.answers(CHAT, "error-deadline.504");
        gemini.answers(LITE, "error-deadline.504");
        gemini.onRequest(() -> clock.advance(Duration.ofSeconds(50)));

        Outcome outcome = gateway().ask(tenant, PROMPT);

        assertFailed(outcome, Trouble.TIMEOUT, 2, 0);
    }

    @Test
    void pauseBeyondTheBudget_isNotTaken() {
        gemini.answers(CHAT, json(429, minute("7s")));
        gemini.answers(LITE, "generateContent-text.200");
        gemini.onRequest(() -> clock.advance(Duration.ofSeconds(85)));

        Outcome outcome = gateway().ask(tenant, PROMPT);

        assertThat(pauses).isEmpty();
        assertThat(outcome.usage().model()).isEqualTo(LITE);
    }

    @Test
    void requests_areBounded() {
        gemini.answers(CHAT, "error-internal.500", "generateContent-stop-empty.200", "error-overloaded.503");
        gemini.answers(LITE, "error-overloaded.503");

        assertFailed(gateway(Config.of(gemini.url()).withMaxRequests(3)).ask(tenant, PROMPT), Trouble.OVERLOADED, 3, 0);
    }

    @Test
    void interrupt_endsTheAsk_andStays() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        gemini.onRequest(asked::countDown);
        gemini.answers(CHAT, sample("generateContent-text.200").withFixedDelay(3_000));
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        GeminiGateway gateway = gateway();

        Thread asking = Thread.ofVirtual().start(() -> {
            outcome.set(gateway.ask(tenant, PROMPT));
            flag.set(Thread.currentThread().isInterrupted());
        });
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        asking.interrupt();
        asking.join();

        assertThat(outcome.get())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("GEMINI_INTERRUPTED"));
        assertThat(flag.get()).isTrue();
    }

    @Test
    void interruptDuringAPause_asksNobodyElse() {
        gemini.answers(CHAT, "error-overloaded.503");
        gemini.answers(LITE, "generateContent-text.200");
        sleeper = time -> {
            throw new InterruptedException("stopping");
        };

        Outcome outcome = gateway().ask(tenant, PROMPT);

        assertThat(Thread.interrupted()).isTrue();
        assertFailed(outcome, Trouble.INTERRUPTED, 1, 0);
    }

    @Test
    void breaker_leavesADownModelAlone_andTriesItAgainLater() {
        gemini.answers(CHAT, sample("error-overloaded.503"));
        gemini.answers(LITE, "generateContent-text.200");
        GeminiGateway gateway =
                gateway(Config.of(gemini.url()).withBreaker(new BreakerNumbers(4, 0.5, Duration.ofMillis(400))));

        gateway.ask(tenant, PROMPT);
        gateway.ask(tenant, PROMPT);
        assertThat(gemini.requestsTo(CHAT)).isEqualTo(4);
        Outcome barred = gateway.ask(tenant, PROMPT);

        assertThat(barred.usage().model()).isEqualTo(LITE);
        assertThat(barred.usage().requests()).isEqualTo(1);
        assertThat(gemini.requestsTo(CHAT)).isEqualTo(4);

        gemini.answers(CHAT, "generateContent-text.200");
        await().until(() -> gateway.ask(tenant, PROMPT).usage().model().equals(CHAT));
    }

    @Test
    void breaker_doesNotCountQuotasAndRefusals() {
        gemini.answers(CHAT, sample("error-exhausted-no-details.429"));
        gemini.answers(LITE, "generateContent-text.200");
        GeminiGateway gateway =
                gateway(Config.of(gemini.url()).withBreaker(new BreakerNumbers(2, 0.5, Duration.ofMinutes(1))));

        for (int i = 0; i < 4; i++) {
            gateway.ask(tenant, PROMPT);
        }

        assertThat(gemini.requestsTo(CHAT)).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'contents':[{'role':'user','parts':[{'text':'oi'}]},{'role':'model','parts':[{'text':'oi'}]}]}",
                "{'contents':[{'role':'model','parts':[{'text':'oi'}]},{'role':'user','parts':[{'text':'oi'}]}]}",
                "{'contents':[{'role':'user','parts':[{'text':'oi'}]},{'role':'user','parts':[{'text':'oi'}]}]}",
                "{'contents':[]}",
                "{'contents':[{'role':'user','parts':[{'text':' '}]}]}",
                "{'contents':[{'role':'user','parts':[{'text':'oi'}]}],'generationConfig':{'thinkingLevle':'LOW'}}",
            })
    void fake_refusesWhatGoogleRefuses(String body) throws Exception {
        gemini.answers(CHAT, "generateContent-text.200");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(gemini.url() + "/v1beta/models/" + CHAT + ":generateContent"))
                .header("x-goog-api-key", FakeGemini.KEY)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(400);
        }
        gemini.reset();
    }

    // ------------------------------------------------------------------

    private GeminiGateway gateway() {
        return gateway(Config.of(gemini.url()));
    }

    private GeminiGateway gateway(Config config) {
        Prices prices = new Prices(Map.of(
                CHAT,
                List.of(
                        new PriceFrom(LocalDate.parse("2026-09-02"), 0.75, 0.075, 3.75),
                        new PriceFrom(LocalDate.parse("2027-01-01"), 1.5, 0.15, 7.5))));
        GeminiLine line = new GeminiLine(config, TestVertx.SHARED);
        return new GeminiGateway(new GeminiGateway.Parts(
                line,
                AskRules.of(config),
                new RequestMapper(AnswerSchema.load()),
                new ThinkingLevels(Map.of()),
                new AsideModels(),
                new GeminiMeters(meters, prices),
                clock,
                sleeper,
                () -> 0L));
    }

    private static ResponseDefinitionBuilder html(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("content-type", "text/html")
                .withBody("<html><body><h1>" + status + "</h1></body></html>");
    }

    private static String minute(String delay) {
        return Samples.stub("error-quota-minute.429").replace("\"34.4s\"", '"' + delay + '"');
    }

    private static List<String> bubbles(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).answer().bubbles();
    }

    private void assertFailed(Outcome outcome, Trouble trouble, int toChat, int toFallback) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("GEMINI_" + trouble.name());
            assertThat(failed.nextAction()).isEqualTo(trouble.nextAction());
        });
        assertRequests(outcome, toChat, toFallback);
    }

    private void assertRequests(Outcome outcome, int toChat, int toFallback) {
        assertThat(gemini.requestsTo(CHAT)).as("requests to the chat model").isEqualTo(toChat);
        assertThat(gemini.requestsTo(LITE)).as("requests to the fallback model").isEqualTo(toFallback);
        assertThat(outcome.usage().requests()).isEqualTo(toChat + toFallback);
    }

    private double tokens(String type) {
        return meters.counter("voicesdr.model.tokens", "model", CHAT, "type", type, "instance", "padaria")
                .count();
    }

    private String level(int request) {
        return gemini.request(request)
                .at("/generationConfig/thinkingConfig/thinkingLevel")
                .asText();
    }

    private int cap(int request) {
        return gemini.request(request).at("/generationConfig/maxOutputTokens").asInt();
    }
}
