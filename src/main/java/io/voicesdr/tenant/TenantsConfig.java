package io.voicesdr.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The operator's settings of this package (application.properties.example). A slice of {@code sdr} of its own, so that
 * nothing here depends on what else is configured. Defaults name the environment variable, so that the names of the
 * example also work in a properties file.
 */
@ConfigMapping(prefix = "sdr")
public interface TenantsConfig {

    /** The folder with one folder a tenant; relative to where the bot is started. */
    @WithDefault("${SDR_TENANTS:tenants}")
    String tenants();

    /** How often the files are looked at; zero reads them once, at start. Shorter costs a little CPU, for ever. */
    @WithDefault("${SDR_TENANTS_RELOAD:2s}")
    Duration tenantsReload();

    /** The marks on what the bot says (docs/signature.md). */
    Signature signature();

    /** See {@link TenantsConfig#signature()}. */
    interface Signature {
        /** The first signs, all verify; unset: a fixed key, which keeps mistakes out but nobody who has the API key. */
        @WithDefault("${SDR_SIGNATURE_KEY:}")
        Optional<List<String>> keys();
    }
}
