package io.voicesdr.team;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the team chat is used: numbers of the operator, the same for every tenant. */
@ConfigMapping(prefix = "sdr.team")
public interface TeamConfig {

    /** How far back the team chat is read: what people said earlier is forgotten, a lead that old gets a new card. */
    @WithDefault("60d")
    Duration window();

    /** A replica that hears no webhooks of the tenant reads the team chat again when what it knows is older than this. */
    @WithDefault("60s")
    Duration refreshAfter();

    /** Where the inbox is reached from outside, for links on cards; without it cards carry none. */
    @WithDefault("${SDR_PUBLIC_URL:}")
    Optional<String> publicUrl();
}
