package io.voicesdr.ops;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/**
 * The operator's settings that belong to no single edge (application.properties.example). Each edge maps its own group
 * below {@code sdr}; a name that none of them maps stops the start, so a slip of the pen does not pass unseen. Defaults
 * name the environment variable, so that the names of the example also work in a properties file.
 */
@ConfigMapping(prefix = "sdr")
public interface SdrConfig {

    /** What Evolution must send in {@code X-Webhook-Secret}, or sign its bearer with; a tenant's token overrides it. */
    @WithDefault("${SDR_WEBHOOK_SECRET:}")
    Optional<String> webhookSecret();

    /** Bearer of API and inbox; unset outside dev: both are closed. */
    @WithDefault("${SDR_ADMIN_TOKEN:}")
    Optional<String> adminToken();
}
