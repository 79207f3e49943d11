package io.voicesdr.cep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where postal codes are looked up. */
@ConfigMapping(prefix = "sdr.cep")
public interface CepConfig {

    /** Asked first, without a path. Environment: {@code BRASILAPI_URL}. */
    @WithDefault("${BRASILAPI_URL:https://brasilapi.com.br}")
    String brasilapiUrl();

    /** Asked when the first does not know or does not answer. Environment: {@code VIACEP_URL}. */
    @WithDefault("${VIACEP_URL:https://viacep.com.br}")
    String viacepUrl();

    /** How long each of them may take; the customer waits. */
    @WithDefault("2500ms")
    Duration timeout();

    /** How long an address is remembered. */
    @WithDefault("24h")
    Duration remember();
}
