package io.voicesdr.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.voicesdr.evolution.EvolutionCode.Sent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EvolutionRefusalTest {

    /** One row for each recorded answer outside 2xx. */
    private static final Map<String, String> RECORDED = new TreeMap<>(Map.ofEntries(
            row("error-400-create-bad-integration", "REFUSED", "Invalid integration"),
            row("error-400-findChatByRemoteJid-missing", "REFUSED", ""),
            row("error-400-getBase64-not-media", "MEDIA_GONE", "The message is not of the media type"),
            row("error-400-getBase64-unknown", "MEDIA_GONE", "Message not found"),
            row("error-400-malformed-json", "REFUSED", "Unexpected end of JSON input"),
            row("error-400-markMessageAsRead-empty", "REFUSED", "readMessages does not meet minimum length of 1"),
            row("error-400-sendAudio-bad", "REFUSED", "Owned media must be a url, base64, or valid file with buffer"),
            row(
                    "error-400-sendAudio-data-uri",
                    "REFUSED",
                    "Owned media must be a url, base64, or valid file with buffer"),
            row(
                    "error-400-sendMedia-bad-mediatype",
                    "REFUSED",
                    "mediatype is not one of enum values: image,document,video,audio"),
            row("error-400-sendMedia-document-no-filename", "REFUSED", "For base64 the file name must be informed."),
            row("error-400-sendPresence-missing-delay", "REFUSED", "instance requires property \"delay\""),
            row("error-400-sendReaction-not-emoji", "REFUSED", "Reaction must be a single emoji or empty string"),
            row("error-400-sendText-blank", "REFUSED", "Text is required"),
            row("error-400-sendText-connection-closed", "CONNECTION_CLOSED", "Error: Connection Closed"),
            row("error-400-sendText-delay-string", "REFUSED", "Enter a value in milliseconds"),
            row("error-400-sendText-missing-text", "REFUSED", "instance requires property \"text\""),
            row("error-400-sendText-not-on-whatsapp", "NUMBER_NOT_ON_WHATSAPP", ""),
            row(
                    "error-400-sendText-nul-char",
                    "SENT_NOT_STORED",
                    "DriverAdapterError: unsupported Unicode escape sequence"),
            row("error-400-sendText-number-not-string", "REFUSED", "Invalid format"),
            row("error-400-sendText-v1-shape", "REFUSED", "instance requires property \"text\""),
            row(
                    "error-400-settings-set-partial",
                    "REFUSED",
                    "instance requires property \"rejectCall\"; "
                            + "instance requires property \"alwaysOnline\"; instance requires property \"readMessages\"; "
                            + "instance requires property \"readStatus\"; instance requires property \"sync…"),
            row(
                    "error-400-webhook-set-bad-event",
                    "REFUSED",
                    "webhook.events[0] is not one of enum values: "
                            + "APPLICATION_STARTUP,QRCODE_UPDATED,MESSAGES_SET,MESSAGES_UPSERT,MESSAGES_ED...<402 chars cut>"),
            row("error-400-webhook-set-missing-url", "REFUSED", "webhook requires property \"url\""),
            row("error-400-webhook-set-v1-shape", "REFUSED", "instance requires property \"webhook\""),
            row("error-401-missing-apikey", "KEY_REFUSED", "Unauthorized"),
            row("error-401-other-instance-key", "KEY_REFUSED", "Unauthorized"),
            row("error-401-wrong-apikey", "KEY_REFUSED", "Unauthorized"),
            row("error-403-create-duplicate", "REFUSED", "This name \"loja\" is already in use."),
            row("error-404-GET-findMessages", "ROUTE_UNKNOWN", "Cannot GET /chat/findMessages/loja"),
            row(
                    "error-404-GET-findMessages-remoteJid",
                    "ROUTE_UNKNOWN",
                    "Cannot GET /chat/findMessages/****0001@s.whatsapp.net"),
            row("error-404-fetchInstances-unknown", "INSTANCE_UNKNOWN", "Instance \"nope\" not found"),
            row("error-404-unknown-instance", "INSTANCE_UNKNOWN", "The \"nope\" instance does not exist"),
            row(
                    "error-sendText-never-connected",
                    "NEVER_CONNECTED",
                    "Cannot read properties of undefined (reading 'onWhatsApp')"),
            row(
                    "error-sendText-never-connected-cached-number",
                    "NEVER_CONNECTED",
                    "TypeError: Cannot read properties of undefined (reading 'sendMessage')"),
            row(
                    "error-webhook-set-without-events",
                    "SERVER_ERROR",
                    "Cannot read properties of undefined (reading 'length')"),
            row(
                    "evolution-channel-chat-whatsappNumbers",
                    "METHOD_NOT_AVAILABLE",
                    "Method not available on Evolution Channel"),
            row(
                    "evolution-channel-chat-sendPresence",
                    "METHOD_NOT_AVAILABLE",
                    "Method not available on Evolution Channel"),
            row(
                    "meta-channel-chat-sendPresence",
                    "METHOD_NOT_AVAILABLE",
                    "Method not available on WhatsApp Business API"),
            row("findMessages-validation-error", "REFUSED", "The property cannot be empty")));

    static List<String> recordedErrors() {
        return Samples.names().stream()
                .filter(name -> name.startsWith("error-"))
                .filter(name ->
                        Samples.read(name).path("response").path("status").asInt() >= 300)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("recordedErrors")
    void of_recordedError_hasARow(String sample) {
        assertThat(RECORDED).containsKey(sample);
    }

    @Test
    void of_recordedAnswer_hasItsCodeAndReason() {
        Map<String, String> found = new TreeMap<>();
        RECORDED.keySet().forEach(sample -> found.put(sample, describe(refusal(sample))));

        assertThat(found).isEqualTo(RECORDED);
    }

    @ParameterizedTest
    @CsvSource({
        "102, '', GATEWAY_ERROR, UNCLEAR",
        "400, '', REFUSED, NO",
        "301, '', ROUTE_UNKNOWN, NO",
        "308, '', ROUTE_UNKNOWN, NO",
        "403, '', REFUSED, NO",
        "404, '', ROUTE_UNKNOWN, NO",
        "429, '', RATE_LIMITED, NO",
        "500, '', SERVER_ERROR, UNCLEAR",
        "502, '', GATEWAY_ERROR, UNCLEAR",
        "503, '', GATEWAY_ERROR, UNCLEAR",
        "503, '{\"code\":\"LICENSE_REQUIRED\"}', LICENSE_REQUIRED, NO",
        "504, '', GATEWAY_ERROR, UNCLEAR",
        "400, '{\"response\":{\"message\":[\"Error: Timed Out\"]}}', WHATSAPP_TIMEOUT, UNCLEAR",
        "400, '{\"response\":{\"message\":[[[\"Error: Connection Closed\"]]]}}', CONNECTION_CLOSED, NO",
        "400, '{\"response\":{\"message\":{\"odd\":true}}}', REFUSED, NO",
        "400, '[7]', REFUSED, NO",
    })
    void of_otherAnswers_sayWhetherTheTextMayHaveGoneOut(int status, String body, EvolutionCode code, Sent sent) {
        JsonNode tree = body.isEmpty() ? MissingNode.getInstance() : Samples.json(body);

        assertThat(EvolutionRefusal.of(status, tree).code()).isEqualTo(code);
        assertThat(code.sent()).isEqualTo(sent);
    }

    private static EvolutionRefusal refusal(String sample) {
        JsonNode response = Samples.read(sample).path("response");
        return EvolutionRefusal.of(response.path("status").asInt(), response.path("body"));
    }

    private static String describe(EvolutionRefusal refusal) {
        return refusal.code() + ": " + refusal.detail();
    }

    private static Map.Entry<String, String> row(String sample, String code, String detail) {
        return Map.entry(sample, code + ": " + detail);
    }
}
