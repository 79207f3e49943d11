package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.TurnReport.Outcome;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.media.MediaFile;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.prompt.Prompt;
import io.voicesdr.core.text.CustomerText;
import io.voicesdr.tenant.TestFlows;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Voice notes, pictures and PDFs through the whole shell, with what they cost. */
class VoiceTurnTest {

    private static final ChatRef CHAT = new ChatRef("loja", World.MARIA);

    private World world = new World();

    @Test
    void owedNote_ridesInTheSameCall_andItsWordsAreRemembered() {
        world.model.outcome = (number, prompt) -> answered("Temos sim!", "vocês têm o Onix?");
        Message note = world.customerSpeaks("vocês têm o Onix?");
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly("Temos sim!");
        assertThat(world.model.asked).hasSize(1);
        assertThat(FakeModel.words(world.model.asked.getFirst())).containsExactly("vocês têm o Onix?");
        assertThat(text(world.model.asked.getFirst())).contains("⟦áudio de 4 s, em anexo⟧");
        assertThat(world.transcripts.of(CHAT, note.id())).contains("vocês têm o Onix?");
    }

    @Test
    void voiceTurn_costsOneFetchOneAskAndTwoPulls_andSaysSo() {
        Message note = world.customerSpeaks("vocês têm o Onix?");
        world.settle();

        TurnReport report = world.reports.getLast();
        assertThat(world.media.asked).containsExactly(note.id());
        assertThat(report.mediaRequests()).isEqualTo(1);
        assertThat(report.mediaBytes()).isEqualTo(FakeMedia.note("vocês têm o Onix?").length);
        assertThat(report.usage().requests()).isEqualTo(1);
        assertThat(report.historyRequests()).isEqualTo(2);
    }

    @Test
    void noteOfBefore_isReadAsText_andNotFetchedAgain() {
        world.model.outcome = (number, prompt) -> answered("Temos sim!", "vocês têm o Onix?");
        world.customerSpeaks("vocês têm o Onix?");
        world.settle();
        world.clock.advance(Duration.ofSeconds(30));
        world.model.outcome = (number, prompt) -> answered("50 mil", "");
        world.customerWrites("quanto?");
        world.settle();

        assertThat(text(world.model.asked.getLast())).contains("⟦áudio de 4 s, transcrito⟧ vocês têm o Onix?");
        assertThat(world.media.asked).hasSize(1);
        assertThat(world.model.transcribed).isEmpty();
    }

    @Test
    void severalOwedNotes_allRide_andEachIsRemembered() {
        world.model.outcome = (number, prompt) -> new LanguageModel.Outcome.Answered(
                FakeModel.answer(List.of("Certo"), Optional.of("prata"), List.of("quero o Onix", "prata")),
                FakeModel.USAGE);
        Message first = world.recorded(false, Origin.DEVICE, "quero o Onix");
        Message second = world.customerSpeaks("prata");
        world.settle();

        assertThat(FakeModel.words(world.model.asked.getFirst())).containsExactly("quero o Onix", "prata");
        assertThat(world.transcripts.of(CHAT, first.id())).contains("quero o Onix");
        assertThat(world.transcripts.of(CHAT, second.id())).contains("prata");
    }

    @Test
    void oneTranscriptForSeveralNotes_isTheNewests() {
        world.model.outcome = (number, prompt) -> answered("Certo", "prata");
        Message first = world.recorded(false, Origin.DEVICE, "quero o Onix");
        Message second = world.customerSpeaks("prata");
        world.settle();

        assertThat(world.transcripts.of(CHAT, first.id())).isEmpty();
        assertThat(world.transcripts.of(CHAT, second.id())).contains("prata");
    }

    @Test
    void forgottenNotes_areListenedToAgain_aFewInOneRequest_theRestByTheirLength() {
        for (String words : List.of("um", "dois", "três", "quatro")) {
            world.recorded(false, Origin.DEVICE, words);
        }
        world.recorded(true, Origin.API, "resposta falada");
        world.clock.advance(Duration.ofSeconds(30));
        world.customerWrites("e aí?");
        world.settle();

        assertThat(world.model.transcribed).hasSize(1);
        assertThat(FakeModel.words(world.model.transcribed.getFirst()))
                .containsExactly("três", "quatro", "resposta falada");
        String prompt = text(world.model.asked.getLast());
        assertThat(prompt).contains("transcrito⟧ quatro", "transcrito⟧ resposta falada", "⟦áudio de 4 s⟧");
        assertThat(world.media.asked).hasSize(3);
        assertThat(world.reports.getLast().usage().requests()).isEqualTo(2);
    }

    @Test
    void whatTheBotSaid_isKnownWithoutAsking_whenItIsRemembered() {
        Message said = world.recorded(true, Origin.API, "custa cinquenta mil");
        world.transcripts.remember(CHAT, said.id(), "custa cinquenta mil");
        world.clock.advance(Duration.ofSeconds(30));
        world.customerWrites("e à vista?");
        world.settle();

        assertThat(text(world.model.asked.getLast())).contains("transcrito⟧ custa cinquenta mil");
        assertThat(world.media.asked).isEmpty();
    }

    @Test
    void noteThatIsGone_isAskedForAgain_withoutTheModel() {
        Message note = voice(Duration.ofSeconds(4), 5_000);
        world.hear(note);
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly(CustomerText.COULD_NOT_HEAR.in("pt-BR"));
        assertThat(world.model.asked).isEmpty();
        assertThat(world.reports.getLast().outcome()).isEqualTo(Outcome.TOLD);
        assertThat(world.reports.getLast().detail()).isEqualTo("NOTE_UNHEARD");
    }

    @Test
    void noteThatIsTooLong_isNotFetched_andSaidSo() {
        world.hear(voice(Duration.ofMinutes(11), 900_000));
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly(CustomerText.NOTE_TOO_LONG.in("pt-BR"));
        assertThat(world.media.asked).isEmpty();
        assertThat(world.model.asked).isEmpty();
    }

    @Test
    void noteThatIsNoAudio_isNotGivenToTheModel() {
        Message note = voice(Duration.ofSeconds(4), 5_000);
        world.media.put(note.id(), "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        world.hear(note);
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly(CustomerText.COULD_NOT_HEAR.in("pt-BR"));
    }

    @Test
    void lostNoteBesideWords_isToldTheModelHonestly() {
        world.whatsApp.store(
                World.MARIA,
                false,
                Origin.DEVICE,
                new Content.Audio(true, Duration.ofSeconds(4), "audio/ogg", 5_000, Optional.empty()));
        world.customerWrites("quanto custa?");
        world.settle();

        assertThat(world.model.asked).hasSize(1);
        assertThat(text(world.model.asked.getFirst())).contains("⟦áudio de 4 s, não foi possível abrir⟧");
    }

    @Test
    void speechToTextOfEvolution_isUsedInstead() {
        world.customerSends(
                new Content.Audio(true, Duration.ofSeconds(4), "audio/ogg", 5_000, Optional.of("quero o Onix")));
        world.settle();

        assertThat(world.media.asked).isEmpty();
        assertThat(text(world.model.asked.getFirst())).contains("transcrito⟧ quero o Onix");
    }

    @Test
    void pictureOwed_andThoseOfBefore_areShown() {
        byte[] car = FakeMedia.jpeg("car");
        Message picture = world.whatsApp.store(
                World.MARIA, false, Origin.DEVICE, new Content.Image("meu carro", "image/jpeg", car.length, false));
        world.media.put(picture.id(), car);
        world.hear(picture);
        world.settle();
        assertThat(FakeModel.files(world.model.asked.getFirst())).hasSize(1);

        world.clock.advance(Duration.ofSeconds(30));
        world.customerWrites("e a cor dele, dá pra ver?");
        world.settle();
        assertThat(FakeModel.files(world.model.asked.getLast()))
                .extracting(file -> file.mimeType())
                .containsExactly("image/jpeg");
    }

    @Test
    void viewOncePicture_officeDocumentAndVideo_areNamedButNotFetched() {
        world.whatsApp.store(World.MARIA, false, Origin.DEVICE, new Content.Image("", "image/jpeg", 900, true));
        world.whatsApp.store(
                World.MARIA,
                false,
                Origin.DEVICE,
                new Content.Video("o barulho", "video/mp4", 90_000, Duration.ofSeconds(9), false, false, ""));
        world.customerSends(new Content.Document("tabela.xlsx", "", "application/vnd.ms-excel", 5_000));
        world.settle();

        assertThat(world.media.asked).isEmpty();
        assertThat(text(world.model.asked.getFirst()))
                .contains("⟦imagem de visualização única⟧", "⟦vídeo de 9 s⟧ o barulho", "⟦documento⟧ tabela.xlsx");
    }

    @Test
    void videoOwed_isShownByItsFrame_whichIsCalledOne_andCostsNothing() {
        byte[] frame = FakeMedia.jpeg("frame");
        world.whatsApp.store(World.MARIA, false, Origin.DEVICE, video("", false, new byte[] {1, 2, 3}));
        world.whatsApp.store(World.MARIA, false, Origin.DEVICE, video("segredo", true, frame));
        world.customerSends(video("olha o barulho", false, frame));
        world.settle();

        Prompt prompt = world.model.asked.getFirst();
        assertThat(FakeModel.files(prompt)).containsExactly(new MediaFile("image/jpeg", frame));
        assertThat(text(prompt))
                .contains("⟦vídeo de 9 s⟧\n", "⟦vídeo de 9 s de visualização única⟧ segredo")
                .contains("⟦vídeo de 9 s, só um quadro de prévia em anexo⟧ olha o barulho\n[file]");
        assertThat(world.media.asked).isEmpty();

        world.clock.advance(Duration.ofSeconds(30));
        world.customerWrites("e a cor?");
        world.settle();
        assertThat(FakeModel.files(world.model.asked.getLast())).isEmpty();
    }

    private static Content.Video video(String caption, boolean once, byte[] frame) {
        String base64 = Base64.getEncoder().encodeToString(frame);
        return new Content.Video(caption, "video/mp4", 90_000, Duration.ofSeconds(9), once, false, base64);
    }

    @Test
    void spokenAnswerInAFlow_isHeard_andTheFlowGoesOn() {
        world = World.withFlow(TestFlows.shipped("qualificacao"));
        says("oi");
        says("Ana Lima");
        says("quero um site novo");
        int before = world.whatsApp.textsToCustomers().size();
        world.clock.advance(Duration.ofSeconds(40));
        world.customerSpeaks("meu orçamento é quinze mil");
        world.settle();

        assertThat(world.model.transcribed).hasSize(1);
        assertThat(world.model.asked).isEmpty();
        assertThat(world.whatsApp.textsToCustomers().get(before)).startsWith("Para quando você precisa?");
        assertThat(world.reports.getLast().historyRequests()).isEqualTo(2);
        assertThat(world.reports.getLast().stages()).containsKey(TurnReport.Stage.LISTEN);
    }

    @Test
    void flowQuestionAnsweredInaudibly_isAskedAgainKindly() {
        world = World.withFlow(TestFlows.shipped("qualificacao"));
        says("oi");
        int before = world.whatsApp.textsToCustomers().size();
        world.model.transcription = prompt ->
                new LanguageModel.Outcome.Answered(FakeModel.transcripts(List.of("[inaudível]")), FakeModel.USAGE);
        world.clock.advance(Duration.ofSeconds(40));
        world.customerSpeaks("…");
        world.settle();

        List<String> said = world.whatsApp.textsToCustomers();
        assertThat(said.subList(before, said.size()))
                .containsExactly(CustomerText.COULD_NOT_HEAR.in("pt-BR"), "Como você se chama?");
        assertThat(world.model.asked).isEmpty();
        says("Ana Lima");
        assertThat(world.whatsApp.textsToCustomers().getLast()).startsWith("Prazer, Ana Lima!");
    }

    /** The model is down for listening as well: nobody asks it in circles. */
    @Test
    void modelThatCantListen_isAskedOnce() {
        world = World.withFlow(TestFlows.shipped("qualificacao"));
        says("oi");
        world.model.transcription = prompt -> new LanguageModel.Outcome.Failed("GEMINI_DOWN", "wait", FakeModel.USAGE);
        world.clock.advance(Duration.ofSeconds(40));
        world.customerSpeaks("Ana");
        world.settle();

        assertThat(world.model.transcribed).hasSize(1);
        assertThat(world.whatsApp.textsToCustomers())
                .endsWith(CustomerText.COULD_NOT_HEAR.in("pt-BR"), "Como você se chama?");
    }

    @Test
    void unknownKind_isAnsweredByUs_once() {
        world.customerSends(new Content.Unsupported("eventMessage"));
        world.settle();
        world.clock.advance(Duration.ofMinutes(1));
        world.customerSends(new Content.Unsupported("eventMessage"));
        world.settle();

        assertThat(world.whatsApp.textsToCustomers()).containsExactly(CustomerText.CANT_READ_THIS.in("pt-BR"));
        assertThat(world.model.asked).isEmpty();
    }

    private void says(String text) {
        world.clock.advance(Duration.ofSeconds(40));
        world.customerWrites(text);
        world.settle();
    }

    private Message voice(Duration length, long bytes) {
        return world.whatsApp.store(
                World.MARIA,
                false,
                Origin.DEVICE,
                new Content.Audio(true, length, "audio/ogg; codecs=opus", bytes, Optional.empty()));
    }

    private static LanguageModel.Outcome answered(String bubble, String transcript) {
        Answer answer =
                FakeModel.answer(List.of(bubble), Optional.of(transcript).filter(text -> !text.isEmpty()), List.of());
        return new LanguageModel.Outcome.Answered(answer, FakeModel.USAGE);
    }

    private static String text(Prompt prompt) {
        StringBuilder text = new StringBuilder();
        prompt.turns().stream()
                .flatMap(turn -> turn.parts().stream())
                .forEach(part -> text.append(part instanceof Prompt.Part.Text words ? words.text() : "\n[file]\n"));
        return text.toString();
    }
}
