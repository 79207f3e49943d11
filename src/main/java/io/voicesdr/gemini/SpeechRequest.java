package io.voicesdr.gemini;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of generateContent for speech (gemini/CONTRACT.md §3.1). No system instruction, tools or sampling: 3.8 refuses them.
 * Registered because a native image would write it as {@code {}}.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record SpeechRequest(List<Turn> contents, GenerationConfig generationConfig, boolean store) {

    @RegisterForReflection
    record Turn(String role, List<Part> parts) {}

    /** @param text the exact words: 3.8 reads whatever stands here, an order too */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(String text, @Nullable SpeechMetadata speechMetadata) {}

    /** @param style how it is to sound; 3.8 only */
    @RegisterForReflection
    record SpeechMetadata(String style) {}

    @RegisterForReflection
    record GenerationConfig(List<String> responseModalities, SpeechConfig speechConfig) {}

    /** @param languageCode with the older form only */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SpeechConfig(VoiceConfig voiceConfig, @Nullable String languageCode) {}

    /** One of the two. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VoiceConfig(@Nullable String voice, @Nullable PrebuiltVoiceConfig prebuiltVoiceConfig) {}

    @RegisterForReflection
    record PrebuiltVoiceConfig(String voiceName) {}

    /** {@code words} in {@code voice}; models before 3.8 know only the older form, and no style. */
    static SpeechRequest of(String model, String words, String voice, String style, String language) {
        boolean older = model.contains("preview-tts");
        return new SpeechRequest(
                List.of(new Turn("user", List.of(new Part(words, older ? null : new SpeechMetadata(style))))),
                new GenerationConfig(
                        List.of("AUDIO"),
                        older
                                ? new SpeechConfig(new VoiceConfig(null, new PrebuiltVoiceConfig(voice)), language)
                                : new SpeechConfig(new VoiceConfig(voice, null), null)),
                false);
    }
}
