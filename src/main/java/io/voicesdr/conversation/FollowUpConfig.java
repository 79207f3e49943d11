package io.voicesdr.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How customers who fell silent are looked for: numbers of the operator, the same for every tenant. */
@ConfigMapping(prefix = "sdr.follow-up")
public interface FollowUpConfig {

    /** How often; {@code off} never. Each run asks Evolution for what is new, and reads all of the window once an hour. */
    @WithDefault("60s")
    String every();

    /** Messages of a tenant held for it at most, about 1 kB of memory each; the oldest go first. */
    @WithDefault("50000")
    int maxMessages();

    /** Follow-ups of one tenant in one run at most. */
    @WithDefault("10")
    int maxPerRun();
}
