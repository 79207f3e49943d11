package io.voicesdr.gemini;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Gemini speaks. A tenant's own {@code voice:} beats model and voice. */
@ConfigMapping(prefix = "sdr.gemini-speech")
public interface GeminiSpeechConfig {

    @WithDefault("gemini-3.8-flash-lite-tts")
    String model();

    /** For tenants whose own voice is ElevenLabs'. */
    @WithDefault("Kore")
    String voice();

    /** How long one request may take; ten seconds of speech take about three. */
    @WithDefault("20s")
    Duration timeout();

    /** The longest that a quota's RetryInfo is waited for; beyond it the other provider speaks, or the answer is written. */
    @WithDefault("3s")
    Duration maxWait();
}
