package io.voicesdr.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.gemini.Fixtures.PriceFrom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small readers: errors, tokens, prices, schema. */
class GeminiWireTest {

    /** gemini/CONTRACT.md §1.2. */
    private static final Set<String> KEYWORDS = Set.of(
            "$id",
            "$defs",
            "$ref",
            "$anchor",
            "type",
            "format",
            "title",
            "description",
            "enum",
            "items",
            "prefixItems",
            "minItems",
            "maxItems",
            "minimum",
            "maximum",
            "anyOf",
            "oneOf",
            "properties",
            "additionalProperties",
            "required",
            "propertyOrdering");

    @Test
    void schema_hasOnlyKeywordsThatGeminiKnows() {
        JsonNode schema = AnswerSchema.load().answer();

        assertThat(schema.path("required")).isEqualTo(Samples.json("[\"bubbles\"]"));
        assertKeywords(schema);
    }

    @Test
    void schema_ordersEveryPropertyAndPutsTheWordsLast() {
        JsonNode schema = AnswerSchema.load().answer();

        assertThat(schema.path("propertyOrdering")).hasSameSizeAs(schema.path("properties"));
        schema.path("propertyOrdering")
                .forEach(name ->
                        assertThat(schema.path("properties").has(name.asText())).isTrue());
        assertThat(schema.at("/propertyOrdering/10").asText()).isEqualTo("bubbles");
    }

    @Test
    void quotaError_isReadInFull() {
        GeminiError error = GeminiError.of(429, Samples.stub("error-quota-minute.429"));

        assertThat(error.status()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(error.quotaIds()).containsExactly("GenerateRequestsPerMinutePerProjectPerModel-FreeTier");
        assertThat(error.retryDelay()).contains(Duration.ofMillis(34_400));
        assertThat(error.isOfTheDay()).isFalse();
    }

    @Test
    void errorInAList_isReadToo() {
        GeminiError error = GeminiError.of(400, "[" + Samples.stub("error-api-key-invalid.400") + "]");

        assertThat(error.reason()).isEqualTo("API_KEY_INVALID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html><body>502</body></html>", "{", "null", "[]", "{\"error\":\"x\"}", "{\"error\":{}}"})
    void anyBody_isAnErrorWithoutDetails(String body) {
        assertThat(GeminiError.of(502, body)).isEqualTo(new GeminiError(502, "", "", List.of(), Optional.empty()));
    }

    @Test
    void descriptionOfAnError_holdsNothingThatMayQuoteACustomer() {
        assertThat(GeminiError.of(400, Samples.stub("error-bad-field.400")).describe())
                .doesNotContain("foo")
                .contains("http=400 status=INVALID_ARGUMENT");
    }

    @Test
    void tokenCounts_mayBeStrings() {
        String body = Samples.stub("generateContent-cached.200").replace(": 5000", ": \"5000\"");

        assertThat(Tokens.of(
                        GeminiJson.response(body.getBytes(UTF_8)).orElseThrow().usageMetadata()))
                .isEqualTo(new Tokens(5000, 4096, 32));
    }

    @Test
    void absentUsage_isNone() {
        assertThat(Tokens.of(
                        GeminiJson.response("{}".getBytes(UTF_8)).orElseThrow().usageMetadata()))
                .isEqualTo(Tokens.NONE);
    }

    @Test
    void price_isThatOfTheDay() {
        Prices prices = new Prices(Map.of(
                "m",
                List.of(
                        new PriceFrom(LocalDate.parse("2027-01-01"), 2, 0.2, 20),
                        new PriceFrom(LocalDate.parse("2026-09-02"), 1, 0.1, 10))));
        Tokens tokens = new Tokens(1_000_000, 400_000, 100_000);

        assertThat(prices.usd("m", LocalDate.parse("2026-12-31"), tokens).orElseThrow())
                .isCloseTo(0.6 + 0.04 + 1, within(1e-9));
        assertThat(prices.usd("m", LocalDate.parse("2027-01-01"), tokens).orElseThrow())
                .isCloseTo(1.2 + 0.08 + 2, within(1e-9));
        assertThat(prices.usd("m", LocalDate.parse("2026-09-01"), tokens)).isEmpty();
        assertThat(prices.usd("other", LocalDate.parse("2027-01-01"), tokens)).isEmpty();
    }

    @Test
    void timeForARequest_leavesAThirdForTheNextModel() {
        AskRules rules = AskRules.of(Fixtures.Config.of("http://localhost").withReadTimeout(Duration.ofSeconds(60)));

        assertThat(rules.timeout(Duration.ofSeconds(90), false)).isEqualTo(Duration.ofSeconds(60));
        assertThat(rules.timeout(Duration.ofSeconds(30), false)).isEqualTo(Duration.ofSeconds(20));
        assertThat(rules.timeout(Duration.ofSeconds(10), true)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void backoff_doublesAndSpreads() {
        AskRules rules = AskRules.of(Fixtures.Config.of("http://localhost"));

        assertThat(rules.backoff(1, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(rules.backoff(1, 0.5)).isEqualTo(Duration.ofMillis(1_000));
        assertThat(rules.backoff(2, 1)).isEqualTo(Duration.ofMillis(3_000));
    }

    private static void assertKeywords(JsonNode schema) {
        schema.fieldNames().forEachRemaining(keyword -> assertThat(KEYWORDS).contains(keyword));
        schema.path("properties").forEach(GeminiWireTest::assertKeywords);
        if (schema.has("items")) {
            assertKeywords(schema.path("items"));
        }
    }
}
