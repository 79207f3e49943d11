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

    /** True: everything runs, but what would be sent is logged instead. */
    @WithDefault("${SDR_DRY_RUN:false}")
    boolean dryRun();

    /** Which of several equal processes this is. */
    Replica replica();

    /** See {@link SdrConfig#replica()}. */
    interface Replica {
        /** Counted from 0; less than {@link #count()}. */
        @WithDefault("${SDR_REPLICA_INDEX:0}")
        int index();

        /** How many processes share the tenants. */
        @WithDefault("${SDR_REPLICA_COUNT:1}")
        int count();
    }
}
