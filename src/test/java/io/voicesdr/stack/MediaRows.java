package io.voicesdr.stack;

import static io.voicesdr.stack.Upstreams.EVOLUTION;
import static io.voicesdr.stack.Upstreams.GEMINI;
import static io.voicesdr.stack.Upstreams.generateContent;
import static io.voicesdr.stack.Upstreams.modelNamed;
import static io.voicesdr.stack.Upstreams.modelRequests;
import static io.voicesdr.stack.Upstreams.modelSays;
import static io.voicesdr.stack.Upstreams.modelSaysJson;
import static io.voicesdr.stack.Upstreams.recorded;
import static io.voicesdr.stack.Upstreams.saying;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.voicesdr.core.text.CustomerText;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recorded messages of every kind through the whole service, as each version of Evolution tells and files them: what exactly
 * Gemini is sent, and how often who is called.
 */
abstract class MediaRows extends MediaPages {

    /** Requests that a look at a chat takes whose addresses are known: by one, and by the other. */
    private static final int LOOK = 2;

    /**
     * A kind that is answered.
     *
     * @param sample what comes behind {@code webhook-messages-upsert-}
     * @param note what the model reads of it
     * @param types of the files it gets beside
     * @param fetches requests for files
     */
    private record Kind(String sample, String note, List<String> types, int fetches) {
        @Override
        public String toString() {
            return sample;
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("audio-ptt", "⟦áudio de 2 s, em anexo⟧", List.of("audio/ogg"), 1),
            new Kind("image-caption", "⟦imagem, em anexo⟧ Esse produto aqui, tem?", List.of("image/jpeg"), 1),
            new Kind("document", "⟦documento, em anexo⟧ pedido.pdf", List.of("application/pdf"), 1),
            // its file is not to be had
            new Kind("documentwithcaption", "⟦documento, não foi possível abrir⟧ a.pdf · segue o pedido", List.of(), 1),
            new Kind("location", "⟦localização -23.55050, -46.63330⟧ Praça da Sé · São Paulo", List.of(), 0),
            new Kind("contact", "⟦contato⟧ João · +55 11 99999-0002", List.of(), 0),
            new Kind("viewonce-image", "⟦imagem de visualização única⟧ só uma vez", List.of(), 0),
            new Kind("video", "⟦vídeo, só um quadro de prévia em anexo⟧ olha o video", List.of("image/jpeg"), 0),
            new Kind("ephemeral-text", "Mensagem temporária", List.of(), 0));

    static final List<Arguments> ANSWERED = Stream.of(Dialect.values())
            .flatMap(dialect -> KINDS.stream().map(kind -> Arguments.of(dialect, kind)))
            .toList();

    static final List<Arguments> UNANSWERED = Stream.of(Dialect.values())
            .flatMap(dialect -> Stream.of("sticker", "reaction").map(kind -> Arguments.of(dialect, kind)))
            .toList();

    @ParameterizedTest
    @FieldSource("ANSWERED")
    void recordedKind_isGivenToGeminiAsItCanBe(Dialect dialect, Kind kind) {
        EVOLUTION.speaks(dialect);
        ObjectNode webhook = EVOLUTION.customerSends("webhook-messages-upsert-" + kind.sample(), maria);
        notify(webhook);
        settle();

        assertThat(said()).containsExactly("Custa R$ 99,90 por mês.");
        assertThat(owedNotes()).anyMatch(line -> line.endsWith(kind.note()));
        assertThat(inlineTypes()).isEqualTo(kind.types());
        assertThat(EVOLUTION.fetches()).isEqualTo(kind.fetches());
        assertThat(EVOLUTION.filesAsked()).allMatch(webhook.at("/data/key/id").asText()::equals);
        assertThat(EVOLUTION.pulls()).isEqualTo(firstLook(dialect) + LOOK);
        assertThat(modelRequests()).isEqualTo(1);
        assertThat(EVOLUTION.sends()).isEqualTo(1);
    }

    @ParameterizedTest
    @FieldSource("UNANSWERED")
    void stickersAndReactions_areNotAnswered(Dialect dialect, String kind) {
        EVOLUTION.speaks(dialect);
        notify(EVOLUTION.customerSends("webhook-messages-upsert-" + kind, maria));
        settle();

        assertThat(said()).isEmpty();
        assertThat(modelRequests()).isZero();
        assertThat(EVOLUTION.fetches()).isZero();
        assertThat(EVOLUTION.pulls()).isLessThanOrEqualTo(firstLook(dialect));
    }

    @ParameterizedTest
    @EnumSource
    void voiceNote_goesToGeminiAsAudio_andItsTranscriptIsReadNextTime(Dialect dialect) {
        EVOLUTION.speaks(dialect);
        GEMINI.stubFor(generateContent()
                .willReturn(saying("{\"bubbles\":[\"Temos!\"],\"transcript\":\"vocês têm o plano?\"}")));
        notify(EVOLUTION.customerSends("webhook-messages-upsert-audio-ptt", maria));
        settle();

        assertThat(said()).containsExactly("Temos!");
        assertThat(inlineData())
                .containsExactly(EvolutionStub.sample("webhook-messages-upsert-audio-ptt")
                        .at("/body/data/message/base64")
                        .asText());

        notify(EVOLUTION.customerWrites(maria, "e quanto custa?"));
        settle();
        assertThat(lastRequest().toString()).contains("transcrito⟧ vocês têm o plano?");
        assertThat(inlineTypes()).isEmpty();
        assertThat(EVOLUTION.fetches()).isEqualTo(1);
        assertThat(modelRequests()).isEqualTo(2);
    }

    @Test
    void voiceNoteThatIsGone_isAskedForAgain_withoutTheModel() {
        JsonNode note = EVOLUTION.customerSends("webhook-messages-upsert-audio-ptt", maria);
        EVOLUTION.forget(note.at("/data/key/id").asText());
        notify(note);
        settle();

        assertThat(said()).containsExactly(CustomerText.COULD_NOT_HEAR.in("pt-BR"));
        assertThat(modelRequests()).isZero();
        assertThat(EVOLUTION.fetches()).isEqualTo(1);
    }

    @Test
    void voiceNoteThatNeverArrivesWhole_isAskedForAgain_withoutTheModel() {
        JsonNode note = EVOLUTION.customerSends("webhook-messages-upsert-audio-ptt", maria);
        EVOLUTION.drip(note.at("/data/key/id").asText());
        notify(note);
        settle();

        assertThat(said()).containsExactly(CustomerText.COULD_NOT_HEAR.in("pt-BR"));
        assertThat(modelRequests()).isZero();
        assertThat(EVOLUTION.fetches()).isEqualTo(1);
    }

    /** What is heard, said and known afterwards, with every request that it takes. */
    @Test
    void voiceNote_isAnsweredByAVoiceNote_whoseWordsAreKnownAfterwards() {
        modelSaysJson("{\"bubbles\":[\"Bom dia! Custa R$ 99,90 por mês.\"],\"transcript\":\"quanto custa?\"}");
        GEMINI.stubFor(speech().willReturn(recorded("stub-generateContent-tts-wav.200.json")));
        notify(EVOLUTION.customerSends("voz", "webhook-messages-upsert-audio-ptt", maria), "voz");
        settle();

        assertThat(EVOLUTION.voiceNotes()).containsExactly(recordedSound());
        assertThat(EVOLUTION.sends()).isZero();
        assertThat(modelsAsked()).hasSize(2).last().asString().endsWith("-tts");
        assertThat(EVOLUTION.fetches()).isEqualTo(1);
        assertThat(EVOLUTION.pulls()).isEqualTo(2 * LOOK);

        notify(EVOLUTION.customerWrites("voz", maria, "e o anual?"), "voz");
        settle();
        assertThat(lastRequest().toString())
                .contains("transcrito⟧ Bom dia! Custa noventa e nove reais e noventa centavos por mês.");
        assertThat(EVOLUTION.sends()).isEqualTo(1);
        assertThat(EVOLUTION.fetches()).as("the words of both are remembered").isEqualTo(1);
        assertThat(modelsAsked()).hasSize(3);
    }

    @Test
    void noteThatWentOutEmpty_isWrittenBehindIt() {
        modelSays("Boa tarde!");
        GEMINI.stubFor(speech().willReturn(recorded("stub-generateContent-tts-wav.200.json")));
        EVOLUTION.makesEmptyNotes();
        notify(EVOLUTION.customerSends("voz", "webhook-messages-upsert-audio-ptt", maria), "voz");
        settle();

        assertThat(said()).contains("Boa tarde!");
        assertThat(EVOLUTION.voiceNotes()).hasSize(1);
        assertThat(EVOLUTION.sends()).isEqualTo(1);
    }

    /** A truncated sound and an error are no voice note, and no reason to ask the model again. */
    @ParameterizedTest
    @ValueSource(strings = {"stub-generateContent-tts-other-truncated.200.json", "stub-error-bad-field.400.json"})
    void speechThatFails_isWritten(String answer) {
        modelSays("Boa noite!");
        GEMINI.stubFor(speech().willReturn(recorded(answer)));
        notify(EVOLUTION.customerSends("voz", "webhook-messages-upsert-audio-ptt", maria), "voz");
        settle();

        assertThat(said()).containsExactly("Boa noite!");
        assertThat(EVOLUTION.voiceNotes()).isEmpty();
        assertThat(modelsAsked()).hasSize(2);
    }

    /** A webhook that does not tell the LID leaves it to the rows, and what is filed under it to one request more. */
    private static int firstLook(Dialect dialect) {
        return dialect == Dialect.V2_3_7_BY_LID ? LOOK + 1 : LOOK;
    }

    private static MappingBuilder speech() {
        return modelNamed("gemini-[a-z0-9.-]+-tts");
    }

    private static String recordedSound() {
        try (InputStream in =
                MediaRows.class.getResourceAsStream("/gemini/samples/stub-generateContent-tts-wav.200.json")) {
            return new ObjectMapper()
                    .readTree(in)
                    .at("/candidates/0/content/parts/0/inlineData/data")
                    .asText();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode lastRequest() {
        try {
            return new ObjectMapper()
                    .readTree(GEMINI.getAllServeEvents().getFirst().getRequest().getBodyAsString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> inlineTypes() {
        return lastRequest().path("contents").findValuesAsText("mimeType");
    }

    private static List<String> inlineData() {
        return lastRequest().path("contents").findValues("inlineData").stream()
                .map(data -> data.path("data").asText())
                .toList();
    }

    /** The texts of the last turn. */
    private static List<String> owedNotes() {
        List<String> texts = new ArrayList<>();
        JsonNode contents = lastRequest().path("contents");
        contents.get(contents.size() - 1)
                .path("parts")
                .forEach(part -> texts.add(part.path("text").asText()));
        return texts;
    }
}
