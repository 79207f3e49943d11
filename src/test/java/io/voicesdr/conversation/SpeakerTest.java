package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.answer.Media;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.VoiceSettings;
import io.voicesdr.core.tenant.VoiceSettings.Provider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who is asked for the sound of an answer, in which order, and what it costs. */
class SpeakerTest {

    private final ManualClock clock = new ManualClock();
    private final FakeWhatsApp whatsApp = new FakeWhatsApp(clock);
    private final List<Provider> asked = new ArrayList<>();
    private final Account account = new Account(new ChatRef("loja", World.MARIA));
    private boolean geminiFails;
    private boolean elevenLabsFails;
    private boolean typing;

    private final Speaker speaker =
            new Speaker(List.of(maker(Provider.ELEVENLABS), maker(Provider.GEMINI)), whatsApp, new Transcripts());

    @Test
    void tenantsProvider_isAskedFirst_andAlone() {
        assertThat(voice(spoken(Provider.ELEVENLABS))).isEqualTo("ELEVENLABS");
        assertThat(asked).containsExactly(Provider.ELEVENLABS);
    }

    @Test
    void providerOutOfQuota_isReplacedByTheOther_andBothArePaidFor() {
        elevenLabsFails = true;
        assertThat(voice(spoken(Provider.ELEVENLABS))).isEqualTo("GEMINI");
        assertThat(asked).containsExactly(Provider.ELEVENLABS, Provider.GEMINI);
        assertThat(account.report(TurnReport.Outcome.ANSWERED, "").usage().requests())
                .isEqualTo(2);
    }

    @Test
    void theOtherWayRound_too() {
        geminiFails = true;
        assertThat(voice(spoken(Provider.GEMINI))).isEqualTo("ELEVENLABS");
        assertThat(asked).containsExactly(Provider.GEMINI, Provider.ELEVENLABS);
    }

    @Test
    void noneThatSpeaks_leavesTheAnswerInWriting() {
        geminiFails = true;
        elevenLabsFails = true;
        Draft draft = spoken(Provider.ELEVENLABS);

        assertThat(draft.bubbles()).containsExactly(new Bubble.Text("Temos sim!"));
        assertThat(draft.inWriting()).isEmpty();
        assertThat(asked).hasSize(2);
    }

    @Test
    void sameWordsAgain_areNotMadeTwice() {
        spoken(Provider.GEMINI);
        spoken(Provider.GEMINI);
        assertThat(asked).hasSize(1);
    }

    @Test
    void recordingIsShown_whileTheNoteIsMade_whereTypingIs() {
        spoken(Provider.GEMINI);
        assertThat(whatsApp.recordings).hasValue(0);

        typing = true;
        spoken(Provider.ELEVENLABS);
        Awaitility.await().until(() -> whatsApp.recordings.get() == 1);
        assertThat(whatsApp.presences).hasValue(0);
    }

    private Draft spoken(Provider provider) {
        Tenant tenant = Tenant.named("loja", "Loja", "Ana")
                .voice(new VoiceSettings(
                        VoiceSettings.Reply.ALWAYS, provider, "Kore", Optional.empty(), Optional.empty()))
                .conversation(World.rules(Duration.ZERO, typing))
                .build();
        Draft draft = new Draft(Kind.ANSWER, List.of("Temos sim!"), "X", TurnReport.Outcome.ANSWERED, "", "");
        return speaker.voiced(tenant, owing(), draft, account);
    }

    private static String voice(Draft draft) {
        Bubble.Voice voice = (Bubble.Voice) draft.bubbles().getFirst();
        return ((Media.Inline) voice.audio()).base64();
    }

    private SpeechMaker maker(Provider provider) {
        return new SpeechMaker() {
            @Override
            public Provider provider() {
                return provider;
            }

            @Override
            public Outcome speak(Tenant tenant, String words) {
                asked.add(provider);
                boolean fails = provider == Provider.GEMINI ? geminiFails : elevenLabsFails;
                LanguageModel.Usage usage = new LanguageModel.Usage(provider.name(), 1, 1, 0, 1);
                return fails
                        ? new Outcome.Failed(provider + "_QUOTA", "wait", usage)
                        : new Outcome.Made(new Media.Inline("audio/mpeg", provider.name()), usage);
            }
        };
    }

    private ConversationState owing() {
        whatsApp.store(World.MARIA, false, Origin.DEVICE, "oi");
        return Replay.replay(
                new ChatRef("loja", World.MARIA),
                ConversationRules.DEFAULTS,
                new SignatureCodec("loja", List.of("key")),
                io.voicesdr.core.history.History.of(whatsApp.all(), false),
                clock.instant());
    }
}
