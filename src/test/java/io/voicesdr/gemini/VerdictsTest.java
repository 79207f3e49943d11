package io.voicesdr.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.voicesdr.core.answer.Answer;
import io.voicesdr.gemini.Verdict.Again;
import io.voicesdr.gemini.Verdict.Change;
import io.voicesdr.gemini.Verdict.Next;
import io.voicesdr.gemini.Verdict.Pause;
import io.voicesdr.gemini.Verdict.Refused;
import io.voicesdr.gemini.Verdict.Said;
import io.voicesdr.gemini.Verdict.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration MAX_WAIT = Duration.ofSeconds(8);
    private static final Pause NONE = new Pause.None();
    private static final Pause BACKOFF = new Pause.Backoff();

    static Stream<Arguments> samples() {
        return Stream.of(
                arguments("generateContent-text.200", said("Rua A, 10. Abrimos das 9h às 13h.")),
                arguments("generateContent-thoughts.200", said("Seu pedido saiu.")),
                arguments("generateContent-cached.200", said("ok")),
                arguments("generateContent-file-search.200", said("O pão francês custa R$ 0,80.")),
                arguments("generateContent-transcribe.200", said("Oi, eu queria saber se vocês abrem no domingo.")),
                arguments("generateContent-stop-empty.200", again(Trouble.EMPTY, 1, NONE)),
                arguments("generateContent-json.200", again(Trouble.MALFORMED, 1, NONE)),
                arguments("generateContent-function-call.200", again(Trouble.TOOL_CALL, 1, NONE)),
                arguments("generateContent-malformed-function-call.200", again(Trouble.TOOL_CALL, 1, NONE)),
                arguments("generateContent-max-tokens-no-text.200", moreRoom()),
                arguments("generateContent-max-tokens-partial.200", moreRoom()),
                arguments("generateContent-recitation.200", ownWords()),
                arguments("generateContent-unknown-finish.200", ownWords()),
                arguments("generateContent-safety.200", new Refused("GEMINI_SAFETY")),
                arguments("generateContent-prompt-blocked.200", new Refused("GEMINI_PROMPT_BLOCKED")),
                arguments("error-api-key-invalid.400", new Stop(Trouble.KEY_INVALID)),
                arguments("error-bad-field.400", new Stop(Trouble.BAD_REQUEST)),
                arguments("error-model-turn-last.400", new Stop(Trouble.BAD_REQUEST)),
                arguments("error-corrupted-thought-signature.400", new Stop(Trouble.BAD_REQUEST)),
                arguments("error-missing-thought-signature.400", new Stop(Trouble.BAD_REQUEST)),
                arguments("error-function-call-turn-order.400", new Stop(Trouble.BAD_REQUEST)),
                arguments("error-function-response-count.400", new Stop(Trouble.BAD_REQUEST)),
                arguments("error-region-precondition.400", new Stop(Trouble.REGION)),
                arguments("error-key-leaked.403", new Stop(Trouble.KEY_REFUSED)),
                arguments("error-file-missing.403", new Stop(Trouble.KEY_REFUSED)),
                arguments("error-model-missing.404", aside(Trouble.MODEL_MISSING, "2026-11-21T13:00:00Z")),
                arguments("error-quota-minute.429", aside(Trouble.QUOTA, "2026-11-21T12:00:34.400Z")),
                arguments("error-quota-day.429", aside(Trouble.QUOTA, "2026-11-22T08:00:00Z")),
                arguments("error-exhausted-no-details.429", again(Trouble.QUOTA, 1, BACKOFF)),
                arguments("error-internal.500", again(Trouble.INTERNAL, 2, BACKOFF)),
                arguments("error-overloaded.503", again(Trouble.OVERLOADED, 1, BACKOFF)),
                arguments("error-deadline.504", again(Trouble.TIMEOUT, 1, BACKOFF)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_isJudged(String sample, Verdict verdict) {
        assertThat(judge(Samples.status(sample), Samples.stub(sample))).isEqualTo(verdict);
    }

    /** Speech has rules of its own. */
    @Test
    void candidateThatIsNone_isEmpty() {
        assertThat(judge(200, "{\"candidates\":[null]}")).isEqualTo(judge(200, "{\"candidates\":[]}"));
    }

    @Test
    void everyRecordedReply_standsInTheTable() {
        assertThat(samples().map(row -> (String) row.get()[0]))
                .containsAll(Samples.stubs("generateContent-").stream()
                        .filter(name -> !name.contains("-tts-"))
                        .toList())
                .containsAll(Samples.stubs("error-"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, KEY_REFUSED",
        "409, BAD_REQUEST",
        "413, BAD_REQUEST",
        "499, BAD_REQUEST",
    })
    void otherStatuses_areOurFault(int status, Trouble trouble) {
        assertThat(judge(status, "")).isEqualTo(new Stop(trouble));
    }

    @ParameterizedTest
    @CsvSource({"408, TIMEOUT, 1", "502, OVERLOADED, 1", "507, INTERNAL, 2"})
    void otherStatuses_areTheirFault(int status, Trouble trouble, int times) {
        assertThat(judge(status, "<html>")).isEqualTo(again(trouble, times, BACKOFF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LANGUAGE", "OTHER", "CONTINUATION", "MALFORMED_RESPONSE"})
    void otherReasons_areAskedForOwnWords(String reason) {
        assertThat(judge(200, "{\"candidates\":[{\"finishReason\":\"" + reason + "\"}]}"))
                .isEqualTo(ownWords());
    }

    @Test
    void noReasonAtAll_isAStop() {
        assertThat(judge(200, "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Oi!\"}]}}]}"))
                .isEqualTo(said("Oi!"));
    }

    @Test
    void textInPieces_isJoined_andThoughtsAreLeftOut() {
        String body = "{\"candidates\":[{\"finishReason\":\"STOP\",\"content\":{\"parts\":[{\"text\":\"Bom \"},"
                + "{\"text\":\"hmm\",\"thought\":true},{\"inlineData\":{\"data\":\"eA==\"}},{\"text\":\"dia\"}]}}]}";

        assertThat(judge(200, body)).isEqualTo(said("Bom dia"));
    }

    @Test
    void quotaDelay_upToTheMaximum_isWaitedFor() {
        assertThat(judge(429, minute("8s"))).isEqualTo(again(Trouble.QUOTA, 1, new Pause.Exactly(MAX_WAIT)));
        assertThat(judge(429, minute("8.000000001s")))
                .isEqualTo(
                        new Next(Trouble.QUOTA, Optional.of(NOW.plus(MAX_WAIT).plusNanos(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-3s", "34", "1e9s"})
    void quotaDelay_thatIsNone_isABackoff(String delay) {
        assertThat(judge(429, minute(delay))).isEqualTo(again(Trouble.QUOTA, 1, BACKOFF));
    }

    @Test
    void quotaOfTheDay_endsAtMidnightPacific_inSummerToo() {
        Reply reply = new Reply.Failure(GeminiError.of(429, Samples.stub("error-quota-day.429")));

        assertThat(Verdicts.of(reply, Instant.parse("2026-07-02T06:59:59Z"), MAX_WAIT))
                .isEqualTo(aside(Trouble.QUOTA, "2026-07-02T07:00:00Z"));
        assertThat(Verdicts.of(reply, Instant.parse("2026-07-02T07:00:00Z"), MAX_WAIT))
                .isEqualTo(aside(Trouble.QUOTA, "2026-07-03T07:00:00Z"));
    }

    @Test
    void noReply_isJudged() {
        assertThat(verdict(new Reply.TimedOut())).isEqualTo(again(Trouble.TIMEOUT, 1, NONE));
        assertThat(verdict(new Reply.Unreachable())).isEqualTo(again(Trouble.UNREACHABLE, 1, BACKOFF));
        assertThat(verdict(new Reply.Unreadable())).isEqualTo(again(Trouble.MALFORMED, 1, BACKOFF));
        assertThat(verdict(new Reply.Barred())).isEqualTo(new Next(Trouble.OVERLOADED, Optional.empty()));
        assertThat(verdict(new Reply.Interrupted())).isEqualTo(new Stop(Trouble.INTERRUPTED));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirect_speaksAgainstTheAddress_notAgainstTheModel(int status) {
        assertThat(judge(status, "")).isEqualTo(new Next(Trouble.MODEL_MISSING, Optional.empty()));
    }

    private static Verdict judge(int status, String body) {
        return verdict(
                status == 200
                        ? new Reply.Ok(GeminiJson.response(body.getBytes(UTF_8)).orElseThrow())
                        : new Reply.Failure(GeminiError.of(status, body)));
    }

    private static Verdict verdict(Reply reply) {
        return Verdicts.of(reply, NOW, MAX_WAIT);
    }

    private static String minute(String delay) {
        return Samples.stub("error-quota-minute.429").replace("\"34.4s\"", '"' + delay + '"');
    }

    private static Verdict said(String text) {
        return new Said(Answer.ofText(text));
    }

    private static Verdict again(Trouble trouble, int times, Pause pause) {
        return new Again(trouble, times, pause, Change.NOTHING);
    }

    private static Verdict moreRoom() {
        return new Again(Trouble.MAX_TOKENS, 1, NONE, Change.MORE_ROOM);
    }

    private static Verdict ownWords() {
        return new Again(Trouble.STOPPED, 1, NONE, Change.OWN_WORDS);
    }

    private static Verdict aside(Trouble trouble, String until) {
        return new Next(trouble, Optional.of(Instant.parse(until)));
    }
}
