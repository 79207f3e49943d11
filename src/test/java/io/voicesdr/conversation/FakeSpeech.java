package io.voicesdr.conversation;

import io.voicesdr.core.answer.Media;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.VoiceSettings.Provider;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A voice that says whatever it is told, and remembers it. */
final class FakeSpeech implements SpeechMaker {

    static final LanguageModel.Usage USAGE = new LanguageModel.Usage("fake-tts", 1, 20, 0, 80);

    final List<String> spoken = new CopyOnWriteArrayList<>();

    volatile Function<String, Outcome> outcome =
            words -> new Outcome.Made(new Media.Inline("audio/wav", "UklGRg=="), USAGE);

    @Override
    public Provider provider() {
        return Provider.GEMINI;
    }

    @Override
    public Outcome speak(Tenant tenant, String words) {
        spoken.add(words);
        return outcome.apply(words);
    }
}
