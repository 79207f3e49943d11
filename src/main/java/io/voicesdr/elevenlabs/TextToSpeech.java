package io.voicesdr.elevenlabs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Body of text-to-speech, in ElevenLabs' words. Registered because a native image would write it as {@code {}}.
 *
 * @param language_code ISO 639-1; absent for {@code eleven_multilingual_v2}, which refuses it (gemini/CONTRACT.md §3.3)
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record TextToSpeech(String text, String model_id, @Nullable String language_code) {

    static TextToSpeech of(String words, String model, String languageTag) {
        return new TextToSpeech(
                words,
                model,
                model.contains("multilingual") ? null : languageTag.split("-", 2)[0]);
    }
}
