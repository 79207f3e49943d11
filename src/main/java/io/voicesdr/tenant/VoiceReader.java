package io.voicesdr.tenant;

import static io.voicesdr.tenant.Values.model;
import static io.voicesdr.tenant.Values.oneOf;
import static io.voicesdr.tenant.Values.text;

import io.voicesdr.core.tenant.VoiceSettings;
import io.voicesdr.core.tenant.VoiceSettings.Reply;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code voice:} of a tenant.yaml. Pure. */
final class VoiceReader {

    /** Names as providers give them: Kore, a library voice, an ElevenLabs id. They become part of an address. */
    private static final Pattern VOICE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** ElevenLabs writes its models with underscores, Gemini with dashes. */
    private static final Pattern ELEVENLABS_MODEL = Pattern.compile("[a-z0-9_]{1,80}");

    private static final String WHICH_VOICE =
            "ElevenLabs has no voice that everybody has: write the voice id from your ElevenLabs account";

    private VoiceReader() {}

    static VoiceSettings read(Section voice) {
        VoiceSettings defaults = VoiceSettings.DEFAULTS;
        VoiceSettings.Provider provider = voice.read("provider", oneOf("gemini", "elevenlabs"))
                .map(word -> VoiceSettings.Provider.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(defaults.provider());
        return new VoiceSettings(
                voice.read("reply", oneOf("mirror", "always", "never"))
                        .map(word -> Reply.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(defaults.reply()),
                provider,
                name(voice, provider).orElse(defaults.voice()),
                voice.read("style", text(200)),
                voice.read("model", provider == VoiceSettings.Provider.GEMINI ? model() : elevenLabsModel()));
    }

    private static Optional<String> name(Section voice, VoiceSettings.Provider provider) {
        Values.Parse<String> parse = text -> matching(
                VOICE, text, "is not a voice's name; write for example Kore, or the id of an ElevenLabs voice");
        return provider == VoiceSettings.Provider.ELEVENLABS
                ? voice.require("voice", parse, WHICH_VOICE)
                : voice.read("voice", parse);
    }

    private static Values.Parse<String> elevenLabsModel() {
        return text ->
                matching(ELEVENLABS_MODEL, text, "is not a model of ElevenLabs; write for example eleven_flash_v2_5");
    }

    private static String matching(Pattern pattern, String text, String refusal) throws Values.Wrong {
        String value = text.strip();
        if (!pattern.matcher(value).matches()) {
            throw new Values.Wrong("\"" + value.lines().findFirst().orElse("") + "\" " + refusal);
        }
        return value;
    }
}
