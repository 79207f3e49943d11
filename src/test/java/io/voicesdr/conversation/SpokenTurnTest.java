package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.TurnReport.Outcome;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.tenant.VoiceSettings;
import io.voicesdr.core.text.CustomerText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers by voice: when, what is said and written, and that none is lost or said twice. */
class SpokenTurnTest {

    private static final ChatRef CHAT = new ChatRef("loja", World.MARIA);

    private World world = World.speaking(VoiceSettings.DEFAULTS);

    @Test
    void noteIsAnsweredByNote_andItsWordsAreRemembered() {
        says("Fica na Av. Brasil.");
        world.customerSpeaks("quanto custa?");
        world.settle();

        assertThat(sent()).containsExactly("<voice>");
        assertThat(world.speech.spoken).containsExactly("Fica na avenida Brasil.");
        Message note = world.whatsApp.all().getLast();
        assertThat(world.transcripts.of(CHAT, note.id())).contains("Fica na avenida Brasil.");
        TurnReport report = world.reports.getLast();
        assertThat(report.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(report.stages()).containsKey(TurnReport.Stage.SPEECH);
        assertThat(report.usage().totalTokens())
                .as("speech is paid for too")
                .isEqualTo(FakeModel.USAGE.totalTokens() + FakeSpeech.USAGE.totalTokens());
        assertThat(report.historyRequests()).isEqualTo(2);
    }

    @Test
    void textIsAnsweredByText_untilTheCustomerWantsAudio() {
        world.customerWrites("oi");
        world.settle();
        world.customerWrites("pode mandar áudio, por favor");
        world.settle();
        world.customerWrites("quanto custa o Gol?");
        world.settle();

        assertThat(sent()).containsExactly("Resposta 1", "<voice>", "<voice>");
    }

    @Test
    void wishForText_survivesARestart() {
        world.customerWrites("responde por texto");
        world.settle();
        world = world.restarted();
        world.customerSpeaks("quanto custa?");
        world.settle();

        assertThat(sent()).doesNotContain("<voice>").hasSize(2);
    }

    /** Whoever can't listen now says so in the one way that is quick for them: by voice. */
    @Test
    void spokenWishForText_isHeardAtOnce_andAfterwards() {
        world.model.outcome = (number, prompt) -> new LanguageModel.Outcome.Answered(
                FakeModel.answer(List.of("Claro!"), Optional.of("responde por texto, por favor"), List.of()),
                FakeModel.USAGE);
        world.customerSpeaks("responde por texto, por favor");
        world.settle();
        says("Custa dez.");
        world.customerSpeaks("quanto custa?");
        world.settle();

        assertThat(sent()).containsExactly("Claro!", "Custa dez.");
        assertThat(world.speech.spoken).isEmpty();
    }

    /** The words are gone with the process: the note is listened to again before anything is said. */
    @Test
    void spokenWishForText_survivesARestart() {
        world.recorded(false, Origin.DEVICE, "responde por texto, por favor");
        world.whatsApp.person(World.MARIA, "tá bom");
        world.clock.advance(Duration.ofHours(3));
        world = world.restarted();
        world.customerSpeaks("quanto custa?");
        world.settle();

        assertThat(world.model.transcribed).hasSize(1);
        assertThat(sent()).containsExactly("Resposta 1");
    }

    @Test
    void companyThatNeverSpeaks_doesNot() {
        world = World.speaking(voice(VoiceSettings.Reply.NEVER));
        world.customerSpeaks("pode mandar áudio");
        world.customerWrites("prefiro áudio");
        world.settle();

        assertThat(sent()).doesNotContain("<voice>").isNotEmpty();
    }

    @Test
    void companyThatAlwaysSpeaks_doesSoForText_butNotForThoseWhoWantToRead() {
        world = World.speaking(voice(VoiceSettings.Reply.ALWAYS));
        world.customerWrites("oi");
        world.settle();
        world.customerWrites("não posso ouvir áudio agora");
        world.settle();

        assertThat(sent()).containsExactly("<voice>", "Resposta 2");
    }

    @Test
    void link_isWrittenBehindTheNote() {
        world.whatsApp.customer(World.MARIA, "é este? https://loja.exemplo/gol");
        says("Veja: https://loja.exemplo/gol");
        world.customerSpeaks("tem foto?");
        world.settle();

        assertThat(sent()).containsExactly("<voice>", "Aqui está:\nhttps://loja.exemplo/gol");
        assertThat(world.speech.spoken.getFirst()).doesNotContain("http");
    }

    @Test
    void longAnswer_isBegunAloud_andWrittenWhole() {
        says("Temos sim. " + "Tem ar, direção e vidros elétricos. ".repeat(30));
        world.customerSpeaks("me conta tudo");
        world.settle();

        assertThat(sent().getFirst()).isEqualTo("<voice>");
        assertThat(world.speech.spoken.getFirst()).endsWith(CustomerText.REST_IN_WRITING.in("pt-BR"));
        assertThat(String.join(" ", sent())).contains("Temos sim.");
    }

    @Test
    void handOver_isWritten() {
        world.model.outcome = (number, prompt) -> new LanguageModel.Outcome.Refused("GEMINI_SAFETY", FakeModel.USAGE);
        world.customerSpeaks("…");
        world.settle();

        assertThat(sent()).containsExactly(CustomerText.BETTER_WITH_A_PERSON.in("pt-BR"));
        assertThat(world.speech.spoken).isEmpty();
    }

    @Test
    void speechThatFails_isWritten() {
        world.speech.outcome =
                words -> new SpeechMaker.Outcome.Failed("GEMINI_SPEECH_EMPTY", "none", LanguageModel.Usage.none());
        world.customerSpeaks("oi");
        world.settle();

        assertThat(sent()).containsExactly("Resposta 1");
        assertThat(world.outcomes()).containsExactly(Outcome.ANSWERED);
    }

    @Test
    void noteThatWentOutEmpty_isWrittenRightAfter() {
        world.whatsApp.sendOutcomes.add(message ->
                new Messenger.Sent.NotSent(new UpstreamException("EVOLUTION_VOICE_EMPTY", "no bytes", null)));
        world.customerSpeaks("oi");
        world.settle();

        assertThat(sent()).containsExactly("<voice>", "Resposta 1");
        assertThat(world.outcomes()).containsExactly(Outcome.ANSWERED);
        assertThat(world.model.asked).hasSize(1);
    }

    @Test
    void restart_afterANoteAlone_answersNothingTwice() {
        world.customerSpeaks("oi");
        world.settle();
        world = world.restarted();
        world.clock.advance(Duration.ofMinutes(1));
        world.sweep.everyMinute();
        world.settle();

        assertThat(sent()).containsExactly("<voice>");
        assertThat(world.model.asked).isEmpty();
    }

    @Test
    void processThatDiesBehindAnEmptyNote_answersAfterTheRestart() {
        world.whatsApp.customer(World.MARIA, "oi");
        world.whatsApp.store(
                World.MARIA,
                true,
                Origin.API,
                new Content.Audio(true, Duration.ZERO, "audio/ogg", 0, Optional.empty()));
        world = world.restarted();
        world.clock.advance(Duration.ofMinutes(1));
        world.sweep.everyMinute();
        world.settle();

        assertThat(sent()).as("nobody has heard the empty one").containsExactly("<voice>", "Resposta 1");
    }

    @Test
    void modelIsTold_whenItsAnswerWillBeHeard() {
        world.customerSpeaks("oi");
        world.settle();
        world.customerWrites("responde por texto");
        world.settle();

        assertThat(world.model.asked.getFirst().system()).contains("## Sua resposta vira um áudio");
        assertThat(world.model.asked.getLast().system()).doesNotContain("áudio\n- Fale");
    }

    @Test
    void messageWhileTheNoteIsSent_isAnsweredToo_alsoAfterARestart() {
        world.whatsApp.sendOutcomes.add(note -> {
            // stored by Evolution before the note, told while it is being sent
            return new Messenger.Sent.Accepted(note);
        });
        world.whatsApp.beforeSend = content -> {
            world.whatsApp.beforeSend = any -> {};
            world.hearsay.add(CHAT, world.whatsApp.customer(World.MARIA, "e a cor?"));
        };
        world.customerSpeaks("quanto custa?");
        world.settle();

        assertThat(sent()).as("the note alone would have settled both").containsExactly("<voice>", "Resposta 1");
        world = world.restarted();
        world.clock.advance(Duration.ofMinutes(1));
        world.sweep.everyMinute();
        world.settle();
        assertThat(sent()).hasSize(3);
        assertThat(world.model.asked).as("the second one, after the restart").hasSize(1);
    }

    @Test
    void messageJustBeforeTheNote_makesItAText() {
        world.whatsApp.beforePull = number -> {
            if (number == 2) {
                world.clock.advance(Duration.ofSeconds(1));
            }
        };
        world.speech.outcome = words -> {
            world.hearsay.add(CHAT, world.whatsApp.customer(World.MARIA, "e a cor?"));
            return new SpeechMaker.Outcome.Made(
                    new io.voicesdr.core.answer.Media.Inline("audio/wav", "UklGRg=="), FakeSpeech.USAGE);
        };
        world.customerSpeaks("quanto custa?");
        world.settle();

        assertThat(world.outcomes()).as("the newest message wins").startsWith(Outcome.DISCARDED);
    }

    @Test
    void unclearNote_isLookedUp_andNotRepeated() {
        world.whatsApp.sendOutcomes.add(
                note -> new Messenger.Sent.Unclear(new UpstreamException("EVOLUTION_TIMEOUT", "slow", null)));
        world.customerSpeaks("oi");
        world.settle();

        assertThat(sent()).containsExactly("<voice>");
        assertThat(world.whatsApp.sends).hasValue(1);
        assertThat(world.outcomes()).containsExactly(Outcome.ANSWERED);
    }

    @Test
    void unclearNoteThatVanished_isSentAgain_withoutAskingOrSpeakingAgain() {
        world.whatsApp.sendOutcomes.add(note -> world.whatsApp.vanish(
                note, new Messenger.Sent.Unclear(new UpstreamException("EVOLUTION_TIMEOUT", "slow", null))));
        world.customerSpeaks("oi");
        world.settle();

        assertThat(sent()).containsExactly("<voice>");
        assertThat(world.model.asked).hasSize(1);
        assertThat(world.speech.spoken).hasSize(1);
    }

    @Test
    void channelWithoutFingerprint_isWrittenTo() {
        world.whatsApp.store(World.MARIA, true, Origin.UNKNOWN, signed());
        world.customerSpeaks("oi");
        world.settle();

        assertThat(world.speech.spoken).isEmpty();
    }

    @Test
    void noteThatWontBeKnownAsOurs_isWrittenAsWell() {
        world.whatsApp.sendOutcomes.add(note -> new Messenger.Sent.Accepted(note.withOrigin(Origin.UNKNOWN)));
        world.customerSpeaks("oi");
        world.settle();

        assertThat(sent()).containsExactly("<voice>", "Resposta 1");
    }

    @Test
    void personWhileSpeaking_silencesTheBot() {
        world.speech.outcome = words -> {
            world.whatsApp.person(World.MARIA, "deixa comigo");
            return new SpeechMaker.Outcome.Made(
                    new io.voicesdr.core.answer.Media.Inline("audio/wav", "UklGRg=="), FakeSpeech.USAGE);
        };
        world.customerSpeaks("oi");
        world.settle();

        assertThat(world.whatsApp.sends).hasValue(0);
        assertThat(world.outcomes()).containsExactly(Outcome.STOPPED_BY_PERSON);
    }

    private Content signed() {
        var mark =
                new io.voicesdr.core.signature.Signature(io.voicesdr.core.signature.Kind.ANSWER, 0, true, 0, 1, 1, 1);
        return new Content.Text(world.signatures(world.tenant).sign("Oi!", mark));
    }

    private void says(String text) {
        world.model.outcome =
                (number, prompt) -> new LanguageModel.Outcome.Answered(Answer.ofText(text), FakeModel.USAGE);
    }

    /** What went out, in order: texts without their marks, voice notes as such. */
    private List<String> sent() {
        return world.whatsApp.all().stream()
                .filter(message -> message.fromMe() && message.origin() == Origin.API)
                .map(message -> message.content() instanceof Content.Audio
                        ? "<voice>"
                        : io.voicesdr.core.signature.SignatureCodec.strip(
                                message.content().text()))
                .toList();
    }

    private static VoiceSettings voice(VoiceSettings.Reply reply) {
        return new VoiceSettings(reply, VoiceSettings.Provider.GEMINI, "Kore", Optional.empty(), Optional.empty());
    }
}
