package io.voicesdr.stack;

import static io.voicesdr.stack.Upstreams.EVOLUTION;
import static io.voicesdr.stack.Upstreams.GEMINI;
import static io.voicesdr.stack.Upstreams.generateContent;
import static io.voicesdr.stack.Upstreams.modelRequests;
import static io.voicesdr.stack.Upstreams.saying;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.voicesdr.core.text.CustomerText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded messages of every kind through the whole service: what exactly Gemini is sent, and how often who is called. */
abstract class MediaRows extends OverHttp {

    @Test
    void voiceNote_goesToGeminiAsAudio_andItsTranscriptIsReadNextTime() {
        GEMINI.stubFor(generateContent()
                .willReturn(saying("{\"bubbles\":[\"Temos!\"],\"transcript\":\"vocês têm o plano?\"}")));
        notify(EVOLUTION.customerSends("webhook-messages-upsert-audio-ptt", maria));
        settle();

        assertThat(said()).containsExactly("Temos!");
        assertThat(inlineTypes()).containsExactly("audio/ogg");
        assertThat(owedNotes()).anyMatch(line -> line.matches("(?s).*⟦áudio de \\d+ s, em anexo⟧.*"));
        assertThat(EVOLUTION.fetches()).isEqualTo(1);
        assertThat(modelRequests()).isEqualTo(1);
        assertThat(EVOLUTION.pulls()).isEqualTo(4);

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

    /** Kind, what the note beside it says, the type that is sent along, files fetched. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "image-caption | imagem, em anexo⟧ | image/jpeg | 1",
                "document | documento, em anexo⟧ | application/pdf | 1",
                "documentwithcaption | documento | - | -",
                "location | localização | - | 0",
                "contact | contato⟧ | - | 0",
                "viewonce-image | imagem de visualização única⟧ | - | 0",
                "video | vídeo | - | 0",
                "ephemeral-text | ⟧ | - | 0",
            })
    void recordedKind_isGivenToGeminiAsItCanBe(String kind, String note, String type, Integer fetches) {
        notify(EVOLUTION.customerSends("webhook-messages-upsert-" + kind, maria));
        settle();

        assertThat(said()).containsExactly("Custa R$ 99,90 por mês.");
        assertThat(modelRequests()).isEqualTo(1);
        assertThat(owedNotes()).anyMatch(line -> line.contains(note));
        if (type != null) {
            assertThat(inlineTypes()).containsExactly(type);
        }
        if (fetches != null) {
            assertThat(EVOLUTION.fetches()).isEqualTo(fetches);
        }
    }

    @ParameterizedTest
    @CsvSource({"sticker", "reaction"})
    void stickersAndReactions_areNotAnswered(String kind) {
        notify(EVOLUTION.customerSends("webhook-messages-upsert-" + kind, maria));
        settle();

        assertThat(said()).isEmpty();
        assertThat(modelRequests()).isZero();
        assertThat(EVOLUTION.fetches()).isZero();
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
