package io.voicesdr.ops.doctor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What the connection of a company is measured by. */
@ConfigMapping(prefix = "sdr.doctor")
public interface DoctorConfig {

    /**
     * How Evolution reaches this application, without a path, e.g. {@code http://bot:8081}. Environment:
     * {@code SDR_WEBHOOK_BASE}. Absent: the page Connection asks.
     */
    @WithDefault("${SDR_WEBHOOK_BASE:}")
    Optional<String> webhookBase();

    /** A search for one chat that takes longer speaks for missing indexes. */
    @WithDefault("150ms")
    Duration slowSearch();

    /** How far Evolution's clock and ours may be apart. */
    @WithDefault("5s")
    Duration clockSkew();

    /** Whether every company is looked over at start and what is wrong written to the log. */
    @WithDefault("true")
    boolean atStart();
}
