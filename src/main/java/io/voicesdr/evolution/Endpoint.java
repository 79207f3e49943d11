package io.voicesdr.evolution;

import io.voicesdr.core.tenant.Secret;
import io.voicesdr.core.tenant.Tenant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One instance on one Evolution server.
 *
 * @param url base address without a trailing slash
 * @param key sent as {@code apikey}
 */
record Endpoint(String url, Optional<Secret> key, String instance) {

    /** The tenant's own server and key where it names them, else the global ones. */
    static Endpoint of(Tenant tenant, EvolutionConfig config) {
        String url = tenant.whatsapp().url().orElseGet(config::url).strip();
        return new Endpoint(
                url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
                tenant.whatsapp().key().or(() -> config.apiKey().map(Secret::new)),
                tenant.instance());
    }

    /** The header's value; null sends no header. */
    @Nullable
    String apikey() {
        return key.map(Secret::value).orElse(null);
    }
}
