package io.voicesdr.core.tenant;

import java.util.Optional;

/**
 * Whether and how the bot speaks.
 *
 * @param voice the provider's name of it: a Gemini voice such as {@code Kore}, or an ElevenLabs voice id
 * @param style how it is to sound, in plain words; only Gemini heeds it
 * @param model of the provider; empty for the operator's
 */
public record VoiceSettings(
        Reply reply, Provider provider, String voice, Optional<String> style, Optional<String> model) {

    /** What holds where the file says nothing. */
    public static final VoiceSettings DEFAULTS =
            new VoiceSettings(Reply.MIRROR, Provider.GEMINI, "Kore", Optional.empty(), Optional.empty());

    /** When answers are spoken, as long as the customer does not wish otherwise. */
    public enum Reply {
        /** A voice note is answered by voice, a text by text. */
        MIRROR,
        ALWAYS,
        /** The company does not speak: a customer's wish for audio does not change that. */
        NEVER
    }

    /** Who makes the sound. */
    public enum Provider {
        GEMINI,
        ELEVENLABS
    }
}
