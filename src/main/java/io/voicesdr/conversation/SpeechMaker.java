package io.voicesdr.conversation;

import io.voicesdr.core.answer.Media;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.VoiceSettings;

/** Who makes words audible. Implemented by the Gemini and ElevenLabs edges, which retry by themselves. Thread-safe. */
public interface SpeechMaker {

    VoiceSettings.Provider provider();

    /**
     * Makes {@code words} a voice note in {@code tenant}'s voice; where the tenant's voice is of the other provider, in
     * the operator's. Never throws for what the far side does.
     */
    Outcome speak(Tenant tenant, String words);

    /** What came of it. */
    sealed interface Outcome {
        LanguageModel.Usage usage();

        /** Whole, and with something to hear in it. */
        record Made(Media.Inline audio, LanguageModel.Usage usage) implements Outcome {}

        /** There is no voice note, retries included; {@code code} is stable. */
        record Failed(String code, String nextAction, LanguageModel.Usage usage) implements Outcome {}
    }
}
