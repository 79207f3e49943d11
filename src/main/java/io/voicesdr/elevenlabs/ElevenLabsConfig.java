package io.voicesdr.elevenlabs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Everything about ElevenLabs that isn't a tenant's. */
@ConfigMapping(prefix = "sdr.elevenlabs")
public interface ElevenLabsConfig {

    /** Where ElevenLabs is, without a path. */
    @WithDefault("${ELEVENLABS_URL:https://api.elevenlabs.io}")
    String url();

    /** Without it nobody is asked, and every voice note of it fails with {@code ELEVENLABS_NO_KEY}. */
    @WithDefault("${ELEVENLABS_API_KEY:}")
    Optional<String> apiKey();

    @WithDefault("eleven_flash_v2_5")
    String model();

    /** For tenants whose own voice is Gemini's; without it ElevenLabs never steps in for Gemini. */
    @WithDefault("")
    Optional<String> voice();

    /** What comes back. Evolution makes Opus of it, so a small MP3 is enough. */
    @WithDefault("mp3_44100_64")
    String format();

    @WithDefault("3s")
    Duration connectTimeout();

    /** How long one request may take. */
    @WithDefault("20s")
    Duration timeout();

    /** Pause before the one repetition of a request that found ElevenLabs busy. */
    @WithDefault("1s")
    Duration retryAfter();

    /** Open connections at most. */
    @WithDefault("32")
    int connections();

    /** Requests that are looked at before it is left alone, when half of them failed, for {@link #breakerDelay()}. */
    @WithDefault("10")
    int breakerWindow();

    /** How long a dead ElevenLabs is left alone. */
    @WithDefault("30s")
    Duration breakerDelay();
}
