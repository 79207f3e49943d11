package io.voicesdr.conversation;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.voicesdr.core.media.MediaLimits;
import java.time.Duration;

/** How much of what customers send is listened to and looked at: numbers of the operator, the same for every tenant. */
@ConfigMapping(prefix = "sdr.media")
public interface MediaConfig {

    /** Largest recording. WhatsApp's voice notes take about 120 kB a minute. */
    @WithDefault("8M")
    MemorySize maxAudio();

    /** Longest recording; Gemini counts some 30 tokens a second. */
    @WithDefault("10m")
    Duration maxAudioLength();

    /** Largest picture. */
    @WithDefault("5M")
    MemorySize maxImage();

    /** Largest PDF. */
    @WithDefault("10M")
    MemorySize maxDocument();

    /** All files of one request together. Base64 adds a third, and Gemini takes 20 MB. */
    @WithDefault("14M")
    MemorySize maxRequest();

    /**
     * Files in the memory of this process at one time; a turn that needs more waits. The memory needed is about three times
     * as much: the file, and the request in which it leaves.
     */
    @WithDefault("24M")
    MemorySize inFlight();

    /** Pictures and PDFs of before that are fetched again for an answer, because the customer may mean them. */
    @WithDefault("2")
    int earlier();

    /** Older voice notes that one turn listens to again when their words are forgotten. */
    @WithDefault("3")
    int notes();

    /** Voice notes that one turn listens to because a flow can't decide without their words. */
    @WithDefault("12")
    int flowNotes();

    /** These numbers as the core takes them. */
    default MediaLimits limits() {
        return new MediaLimits(
                maxAudio().asLongValue(),
                maxAudioLength(),
                maxImage().asLongValue(),
                maxDocument().asLongValue(),
                maxRequest().asLongValue(),
                earlier(),
                notes(),
                flowNotes());
    }
}
