package io.voicesdr.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much the views may read and keep. */
@ConfigMapping(prefix = "sdr.api")
public interface ApiConfig {

    /** The period of a view when {@code from} is not given. */
    @WithDefault("30d")
    Duration defaultPeriod();

    /** Messages read for one view at most, about 1 kB of memory each while it is made and as long as it is remembered. */
    @WithDefault("100000")
    int maxMessages();

    /** Periods read at one time; each may take {@link #maxMessages()} of memory. */
    @WithDefault("1")
    int maxReads();

    /** How long a request waits until others have read theirs. */
    @WithDefault("30s")
    Duration readPatience();

    /** How long a period that was read is remembered. Changes are seen at once all the same, except delivery reports. */
    @WithDefault("10m")
    Duration remember();
}
