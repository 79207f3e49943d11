package io.voicesdr.evolution;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.voicesdr.evolution.EvolutionEdge.call;
import static io.voicesdr.evolution.EvolutionEdge.json;
import static io.voicesdr.evolution.EvolutionEdge.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.voicesdr.LogLines;
import io.voicesdr.conversation.Messenger.Sent;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvolutionMessengerGatewayTest {
    private static final String SEND = "/message/sendText/loja";
    private static final String PRESENCE = "/chat/sendPresence/loja";
    private static final Jid CUSTOMER = Jid.of("5511999990001@s.whatsapp.net");
    private static final String TEXT = "Olá Maria! O plano custa R$ 99,90/mês.";

    private EvolutionEdge edge = new EvolutionEdge();

    @AfterEach
    void everyRequestWasExpected() {
        var unexpected = edge.evolution.findAllUnmatchedRequests();
        edge.close();
        assertThat(unexpected).isEmpty();
    }

    @Test
    void sendText_taken_isAcceptedWithTheMessage() {
        sendTextAnswers(recorded("sendText"));

        Message message = accepted(send(TEXT));

        assertThat(message.id()).isEqualTo("3EB0BBC8A69C4C78CC0893");
        assertThat(message.content()).isEqualTo(new Content.Text(TEXT));
        assertThat(message.origin()).isEqualTo(Origin.API);
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-11-21T01:57:40Z"));
        assertThat(edge.counted("sendText", "ok")).isEqualTo(1);
    }

    @Test
    void sendText_storedInOtherWords_isToldOnce() {
        sendTextAnswers(json(201, "{\"key\":{\"id\":\"X1\",\"fromMe\":true},\"message\":{\"conversation\":\"Olá!\"}}"));

        try (LogLines log = LogLines.of(EvolutionMessengerGateway.class)) {
            accepted(send(TEXT));
            accepted(send(TEXT));

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("EVOLUTION_TEXT_CHANGED instance=loja keyId=X1: ");
        }
    }

    @Test
    void sendText_filedUnderTheLid_saysWhere() {
        sendTextAnswers(recorded("sendText-lid-only-contact-to-lid"));

        assertThat(accepted(send(TEXT)).remoteJid().kind()).isEqualTo(Jid.Kind.LID);
    }

    @Test
    void sendText_channelWithoutFingerprint_isOursAllTheSame() {
        sendTextAnswers(recorded("meta-channel-sendText"));

        assertThat(accepted(send(TEXT)).origin()).isEqualTo(Origin.API);
    }

    @Test
    void sendText_answerWithIdButNoTime_isAcceptedNow() {
        sendTextAnswers(json(201, "{\"key\":{\"id\":\"X1\",\"fromMe\":true},\"message\":{\"conversation\":\"a\"}}"));

        Message message = accepted(send(TEXT));

        assertThat(message.sentAt()).isEqualTo(EvolutionEdge.NOW);
        assertThat(message.remoteJid()).isEqualTo(CUSTOMER);
    }

    @Test
    void sendText_whatPostgresCantStore_isTakenOut() {
        edge.evolution.stubFor(call(SEND, body("nul aqui \uFFFD")).willReturn(recorded("sendText")));

        accepted(send("nul\u0000 aqui \uD83D"));
    }

    @Test
    void sendText_signedText_goesOutByteForByte() {
        edge.evolution.stubFor(
                call(SEND, body("Texto\u2060\u200B\u200C\u2063")).willReturn(recorded("sendText-zero-width")));

        accepted(send("Texto\u2060\u200B\u200C\u2063"));
    }

    @ParameterizedTest
    @CsvSource({
        "error-401-wrong-apikey, EVOLUTION_KEY_REFUSED",
        "error-404-unknown-instance, EVOLUTION_INSTANCE_UNKNOWN",
        "error-400-sendText-not-on-whatsapp, EVOLUTION_NUMBER_NOT_ON_WHATSAPP",
        "error-400-sendText-connection-closed, EVOLUTION_CONNECTION_CLOSED",
        "error-sendText-never-connected, EVOLUTION_NEVER_CONNECTED",
        "error-sendText-never-connected-cached-number, EVOLUTION_NEVER_CONNECTED",
        "error-400-sendText-blank, EVOLUTION_REFUSED",
        "error-400-sendText-delay-string, EVOLUTION_REFUSED",
        "error-400-sendText-missing-text, EVOLUTION_REFUSED",
        "error-400-sendText-number-not-string, EVOLUTION_REFUSED",
        "error-400-sendText-v1-shape, EVOLUTION_REFUSED",
        "error-403-create-duplicate, EVOLUTION_REFUSED",
        "evolution-channel-chat-sendPresence, EVOLUTION_METHOD_NOT_AVAILABLE"
    })
    void sendText_refused_isNotSent(String sample, String code) {
        sendTextAnswers(recorded(sample));

        assertThat(send(TEXT))
                .isInstanceOfSatisfying(
                        Sent.NotSent.class,
                        notSent -> assertThat(notSent.cause().code()).isEqualTo(code));
        assertThat(edge.requests(SEND)).isEqualTo(1);
    }

    @Test
    void sendText_graphErrorAs201_isNotSent() {
        sendTextAnswers(json(201, "{\"error\":{\"message\":\"(#131047) Re-engagement message\",\"code\":131047}}"));

        assertThat(send(TEXT))
                .isInstanceOfSatisfying(
                        Sent.NotSent.class,
                        notSent -> assertThat(notSent.cause().code()).isEqualTo("EVOLUTION_GRAPH_REFUSED"));
    }

    @Test
    void sendText_nobodyThere_isNotSent() {
        Sent sent = edge.messenger.sendText(EvolutionEdge.tenantAt("loja", "http://localhost:1"), CUSTOMER, TEXT);

        assertThat(sent)
                .isInstanceOfSatisfying(
                        Sent.NotSent.class,
                        notSent -> assertThat(notSent.cause().code()).isEqualTo("EVOLUTION_UNREACHABLE"));
    }

    @ParameterizedTest
    @CsvSource({"500, EVOLUTION_SERVER_ERROR", "502, EVOLUTION_GATEWAY_ERROR", "504, EVOLUTION_GATEWAY_ERROR"})
    void sendText_serverFailing_isUnclearAndNotRepeated(int status, String code) {
        sendTextAnswers(json(status, "<html>x</html>"));

        assertUnclear(code);
    }

    @Test
    void sendText_deliveredButNotStored_isUnclear() {
        sendTextAnswers(recorded("error-400-sendText-nul-char"));

        assertUnclear("EVOLUTION_SENT_NOT_STORED");
    }

    @Test
    void sendText_201WithoutKey_isUnclear() {
        sendTextAnswers(json(201, "{}"));

        assertUnclear("EVOLUTION_UNREADABLE");
    }

    @Test
    void sendText_201WithoutJson_isUnclear() {
        sendTextAnswers(json(201, "<html>proxy</html>"));

        assertUnclear("EVOLUTION_UNREADABLE");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void sendText_connectionBreaks_isUnclear(Fault fault) {
        sendTextAnswers(aResponse().withStatus(201).withFault(fault));

        assertUnclear("EVOLUTION_CONNECTION_LOST");
    }

    @Test
    void sendText_noAnswerInTime_isUnclear() {
        edge.close();
        edge = new EvolutionEdge("send-timeout", "150ms");
        sendTextAnswers(recorded("sendText").withFixedDelay(1_000));

        assertUnclear("EVOLUTION_TIMEOUT");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendText_answerThatStallsOrDrips_isUnclear(boolean drips) throws IOException {
        edge.close();
        edge = new EvolutionEdge("send-timeout", "300ms");
        try (HalfAnswer evolution = new HalfAnswer("{\"key\":{\"id\":\"3EB0", drips)) {
            Sent sent = edge.messenger.sendText(EvolutionEdge.tenantAt("loja", evolution.url()), CUSTOMER, TEXT);

            assertThat(sent)
                    .isInstanceOfSatisfying(
                            Sent.Unclear.class,
                            unclear -> assertThat(unclear.cause().code()).isEqualTo("EVOLUTION_TIMEOUT"));
            assertThat(evolution.requests()).isEqualTo(1);
        }
    }

    @Test
    void showTyping_askedFor_blocksAsLongAsEvolutionDoes() {
        presenceAnswers(800, recorded("sendPresence"));

        edge.messenger.showTyping(edge.tenant(), CUSTOMER, Duration.ofMillis(800));

        assertThat(edge.counted("sendPresence", "ok")).isEqualTo(1);
    }

    @Test
    void showTyping_longerThanAllowed_isCapped() {
        presenceAnswers(20_000, recorded("sendPresence"));

        edge.messenger.showTyping(edge.tenant(), CUSTOMER, Duration.ofMinutes(5));

        assertThat(edge.requests(PRESENCE)).isEqualTo(1);
    }

    @Test
    void showTyping_forNoTime_asksNothing() {
        edge.messenger.showTyping(edge.tenant(), CUSTOMER, Duration.ZERO);

        assertThat(edge.requests(PRESENCE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"meta-channel-chat-sendPresence", "evolution-channel-chat-sendPresence"})
    void showTyping_channelWithoutPresence_isRemembered(String sample) {
        presenceAnswers(500, recorded(sample));

        edge.messenger.showTyping(edge.tenant(), CUSTOMER, Duration.ofMillis(500));
        edge.messenger.showTyping(edge.tenant(), CUSTOMER, Duration.ofMillis(500));

        assertThat(edge.requests(PRESENCE)).isEqualTo(1);
        assertThat(edge.counted("sendPresence", "method_not_available")).isEqualTo(1);
    }

    @Test
    void showTyping_failure_isOnlyCounted() {
        presenceAnswers(500, json(500, ""));

        edge.messenger.showTyping(edge.tenant(), CUSTOMER, Duration.ofMillis(500));
        edge.messenger.showTyping(edge.tenant(), CUSTOMER, Duration.ofMillis(500));

        assertThat(edge.counted("sendPresence", "server_error")).isEqualTo(2);
    }

    private void assertUnclear(String code) {
        assertThat(send(TEXT))
                .isInstanceOfSatisfying(
                        Sent.Unclear.class,
                        unclear -> assertThat(unclear.cause().code()).isEqualTo(code));
        assertThat(edge.requests(SEND)).as("sends are never repeated").isEqualTo(1);
    }

    private Sent send(String text) {
        return edge.messenger.sendText(edge.tenant(), CUSTOMER, text);
    }

    private static Message accepted(Sent sent) {
        assertThat(sent).isInstanceOf(Sent.Accepted.class);
        return ((Sent.Accepted) sent).message();
    }

    private void sendTextAnswers(ResponseDefinitionBuilder answer) {
        edge.evolution.stubFor(call(SEND, body(TEXT)).willReturn(answer));
    }

    private void presenceAnswers(long delay, ResponseDefinitionBuilder answer) {
        edge.evolution.stubFor(call(PRESENCE, """
                        {"number":"5511999990001@s.whatsapp.net","presence":"composing","delay":%d}""".formatted(delay)).willReturn(answer));
    }

    private static String body(String text) {
        return "{\"number\":\"5511999990001@s.whatsapp.net\",\"text\":\"%s\",\"linkPreview\":false}".formatted(text);
    }
}
