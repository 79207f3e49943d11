package io.voicesdr.ops;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start with settings that mean nothing: with room for no turn at all everybody would wait for ever, and a
 * misspelt dry run would write to customers.
 */
@ApplicationScoped
public class SettingsCheck {

    /** Everything else reads as false without a word. */
    private static final Set<String> SWITCHES =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "t", "f", "1", "0");

    private static final Map<String, Integer> LEAST = Map.ofEntries(
            Map.entry("sdr.turn.max-chats", 1),
            Map.entry("sdr.turn.max-concurrent", 1),
            Map.entry("sdr.turn.max-discards", 0),
            Map.entry("sdr.evolution.page-size", 1),
            Map.entry("sdr.evolution.recent-page-size", 1),
            Map.entry("sdr.evolution.recent-pages", 1),
            Map.entry("sdr.evolution.retries", 0),
            Map.entry("sdr.evolution.breaker-volume", 1),
            Map.entry("sdr.evolution.connections", 1),
            Map.entry("sdr.gemini.max-requests", 1),
            Map.entry("sdr.gemini.connections", 1));

    void onStart(@Observes StartupEvent start, Config config) {
        check(config);
    }

    /** @throws IllegalStateException that names the setting and what is allowed */
    static void check(Config config) {
        for (String name : List.of("sdr.dry-run", "SDR_DRY_RUN")) {
            config.getOptionalValue(name, String.class).ifPresent(value -> checkSwitch(name, value));
        }
        LEAST.forEach((name, least) -> config.getOptionalValue(name, Integer.class)
                .filter(value -> value < least)
                .ifPresent(value -> {
                    throw new IllegalStateException(
                            "%s is %d; write %d or more, or remove it for the default".formatted(name, value, least));
                }));
    }

    private static void checkSwitch(String name, String value) {
        if (!SWITCHES.contains(value.strip().toLowerCase(Locale.ROOT))) {
            throw new IllegalStateException(
                    "%s is %s; write true or false, without quotes: anything else would be taken for"
                                    .formatted(name, value)
                            + " false, and customers would be written to");
        }
    }
}
