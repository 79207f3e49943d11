package io.voicesdr.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a tenant's day is kept account of. */
@ConfigMapping(prefix = "sdr.day")
public interface DayConfig {

    /** How often it is asked whether a report or a new count is due; {@code off} never: no reports, limits count from zero. */
    @WithDefault("60s")
    String every();
}
