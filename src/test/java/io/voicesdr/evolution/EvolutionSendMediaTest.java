package io.voicesdr.evolution;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.voicesdr.evolution.EvolutionEdge.call;
import static io.voicesdr.evolution.EvolutionEdge.json;
import static io.voicesdr.evolution.EvolutionEdge.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import io.voicesdr.conversation.Messenger.Sent;
import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.answer.Media;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Voice notes, pictures and documents (evolution/CONTRACT.md §4.2), strict about the bodies we send. */
class EvolutionSendMediaTest {
    private static final String AUDIO = "/message/sendWhatsAppAudio/loja";
    private static final String MEDIA = "/message/sendMedia/loja";
    private static final Jid CUSTOMER = Jid.of("5511999990001@s.whatsapp.net");
    private static final String WAV = "UklGRiQAAABXQVZFZm10IA==";
    private static final String OGG = "T2dnUwACAAAAAAAAAAA=";

    private final EvolutionEdge edge = new EvolutionEdge();

    @AfterEach
    void everyRequestWasExpected() {
        var unexpected = edge.evolution.findAllUnmatchedRequests();
        edge.close();
        assertThat(unexpected).isEmpty();
    }

    @Test
    void sendVoice_wav_isEncodedByEvolution() {
        edge.evolution.stubFor(call(AUDIO, audio(WAV, true)).willReturn(recorded("sendWhatsAppAudio-wav")));

        Message message = accepted(speak(WAV));

        assertThat(message.id()).isEqualTo("3EB05556E3A5AB1788F95D");
        assertThat(message.origin()).isEqualTo(Origin.API);
        assertThat(message.content()).isInstanceOfSatisfying(Content.Audio.class, note -> {
            assertThat(note.voiceNote()).isTrue();
            assertThat(note.bytes()).isEqualTo(36_918);
            assertThat(note.length()).isEqualTo(Duration.ofSeconds(2));
        });
        assertThat(edge.counted("sendWhatsAppAudio", "ok")).isEqualTo(1);
    }

    @Test
    void sendVoice_ogg_goesOutAsItIs() {
        edge.evolution.stubFor(call(AUDIO, audio(OGG, false)).willReturn(recorded("sendWhatsAppAudio-noencoding")));

        assertThat(accepted(speak(OGG)).id()).isEqualTo("3EB05AD21058AFAD849BBF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-sendAudio-raw-pcm", "error-sendAudio-garbage"})
    void sendVoice_noteOfNothing_isNotSent(String sample) {
        edge.evolution.stubFor(call(AUDIO, audio(WAV, true)).willReturn(recorded(sample)));

        assertNotSent(speak(WAV), "EVOLUTION_VOICE_EMPTY");
        assertThat(edge.requests(AUDIO)).isEqualTo(1);
    }

    @Test
    void sendVoice_channelWithoutFingerprint_showsThatItLeavesNone() {
        edge.evolution.stubFor(call(AUDIO, audio(WAV, true)).willReturn(recorded("meta-channel-sendWhatsAppAudio")));

        assertThat(accepted(speak(WAV)).origin()).isEqualTo(Origin.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "error-400-sendAudio-bad, EVOLUTION_REFUSED",
        "error-400-sendAudio-data-uri, EVOLUTION_REFUSED",
        "error-400-sendText-connection-closed, EVOLUTION_CONNECTION_CLOSED",
        "error-401-wrong-apikey, EVOLUTION_KEY_REFUSED"
    })
    void sendVoice_refused_isNotSent(String sample, String code) {
        edge.evolution.stubFor(call(AUDIO, audio(WAV, true)).willReturn(recorded(sample)));

        assertNotSent(speak(WAV), code);
        assertThat(edge.requests(AUDIO)).isEqualTo(1);
    }

    @Test
    void sendVoice_brokenConnection_isUnclear_andNotRepeated() {
        edge.evolution.stubFor(
                call(AUDIO, audio(WAV, true)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThat(speak(WAV)).isInstanceOf(Sent.Unclear.class);
        assertThat(edge.requests(AUDIO)).isEqualTo(1);
    }

    @Test
    void sendMedia_picture_hasItsCaption() {
        JsonNode request = Samples.read("sendMedia-image").path("request").path("body");
        String media = "iVBORw0KGgo=";
        edge.evolution.stubFor(call(MEDIA, """
                {"number":"%s","mediatype":"image","mimetype":"image/png","media":"%s","caption":"%s"}""".formatted(
                                CUSTOMER.value(), media, request.path("caption").asText()))
                .willReturn(recorded("sendMedia-image")));

        Message message = accepted(send(new Bubble.Picture(new Media.Inline("image/png", media), "Foto do produto")));

        assertThat(message.content()).isInstanceOf(Content.Image.class);
        assertThat(message.content().text()).isEqualTo("Foto do produto");
        assertThat(message.origin()).isEqualTo(Origin.API);
    }

    @Test
    void sendMedia_pictureByAddress_isFetchedByEvolution() {
        edge.evolution.stubFor(call(MEDIA, """
                {"number":"%s","mediatype":"image","media":"https://loja.exemplo/gol.jpg"}""".formatted(CUSTOMER.value())).willReturn(recorded("sendMedia-image")));

        accepted(send(new Bubble.Picture(new Media.Linked("https://loja.exemplo/gol.jpg", ""), "")));
    }

    @Test
    void sendMedia_document_hasItsName() {
        JsonNode body = Samples.read("sendMedia-document").path("request").path("body");
        edge.evolution.stubFor(call(MEDIA, body.toString()).willReturn(recorded("sendMedia-document")));

        Message message = accepted(send(new Bubble.Document(
                new Media.Inline("application/pdf", body.path("media").asText()), "catalogo.pdf", "Catálogo")));

        assertThat(message.content()).isInstanceOfSatisfying(Content.Document.class, document -> {
            assertThat(document.fileName()).isEqualTo("catalogo.pdf");
            assertThat(document.caption()).isEqualTo("Catálogo");
        });
    }

    @Test
    void sendMedia_timeOut_isUnclear() {
        edge.evolution.stubFor(call(MEDIA, """
                {"number":"%s","mediatype":"image","mimetype":"image/png","media":"aGk="}""".formatted(CUSTOMER.value())).willReturn(json(502, "<html>")));

        assertThat(send(new Bubble.Picture(new Media.Inline("image/png", "aGk="), "")))
                .isInstanceOf(Sent.Unclear.class);
        assertThat(edge.requests(MEDIA)).isEqualTo(1);
    }

    @Test
    void showRecording_isAPresence() {
        edge.evolution.stubFor(call("/chat/sendPresence/loja", """
                {"number":"%s","presence":"recording","delay":300}""".formatted(CUSTOMER.value()))
                .willReturn(recorded("sendPresence-recording")));

        edge.messenger.showRecording(edge.tenant(), CUSTOMER, Duration.ofMillis(300));

        assertThat(edge.counted("sendPresence", "ok")).isEqualTo(1);
    }

    private Sent speak(String base64) {
        return edge.messenger.sendVoice(edge.tenant(), CUSTOMER, new Media.Inline("audio/wav", base64));
    }

    private Sent send(Bubble.Attached attached) {
        return edge.messenger.sendMedia(edge.tenant(), CUSTOMER, attached);
    }

    private static String audio(String base64, boolean encoding) {
        return "{\"number\":\"%s\",\"audio\":\"%s\",\"encoding\":%s}".formatted(CUSTOMER.value(), base64, encoding);
    }

    private static Message accepted(Sent sent) {
        assertThat(sent).isInstanceOf(Sent.Accepted.class);
        return ((Sent.Accepted) sent).message();
    }

    private static void assertNotSent(Sent sent, String code) {
        assertThat(sent)
                .isInstanceOfSatisfying(
                        Sent.NotSent.class,
                        notSent -> assertThat(notSent.cause().code()).isEqualTo(code));
    }
}
