package io.voicesdr.ops;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Refuses to start with settings that mean nothing: with room for no turn at all everybody would wait for ever, and a
 * misspelt dry run would write to customers. Names that are none are only told: a cluster puts names of its own beside ours.
 */
@ApplicationScoped
public class SettingsCheck {

    private static final Logger LOG = Logger.getLogger(SettingsCheck.class);

    private static final String PREFIX = "SDR_";

    /** Environment variables by their whole name. */
    private static final Set<String> NAMES = Set.of(
            "SDR_PORT",
            "SDR_TENANTS",
            "SDR_TENANTS_RELOAD",
            "SDR_DRY_RUN",
            "SDR_WEBHOOK_SECRET",
            "SDR_WEBHOOK_BASE",
            "SDR_ADMIN_TOKEN",
            "SDR_SIGNATURE_KEY",
            "SDR_REPLICA_COUNT",
            "SDR_REPLICA_INDEX",
            "SDR_PUBLIC_URL");

    /** Environment variables of a group of settings, {@code sdr.turn.sweep-every} being SDR_TURN_SWEEP_EVERY. */
    private static final Set<String> GROUPS = Set.of(
            "SDR_API_",
            "SDR_CEP_",
            "SDR_DOCTOR_",
            "SDR_ELEVENLABS_",
            "SDR_EVOLUTION_",
            "SDR_FOLLOW_UP_",
            "SDR_GEMINI_",
            "SDR_INBOX_",
            "SDR_MEDIA_",
            "SDR_TEAM_",
            "SDR_TURN_");

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

    /** A number or a duration below zero; none of ours may be, and most would be taken for an end that has come. */
    private static final Pattern NEGATIVE =
            Pattern.compile("-\\s*\\d+(?:\\.\\d+)?(?:ms|[smhd])?|(?=.*-)-?P(?:-?\\d+D)?(?:T[\\dHMS.-]+)?");

    private static final Pattern SECRET = Pattern.compile("(?i).*(?:key|secret|token)");

    void onStart(@Observes StartupEvent start, Config config) {
        check(config);
        unknown(config.getPropertyNames())
                .forEach(name -> LOG.warnf(
                        "SETTING_UNKNOWN %s: there is no such setting, so it does nothing. Every name stands in application.properties.example.",
                        name));
    }

    /** Which of {@code names}, in the form of the environment, look like settings of ours and are none; sorted. */
    static SortedSet<String> unknown(Iterable<String> names) {
        SortedSet<String> unknown = new TreeSet<>();
        for (String name : names) {
            if (name.startsWith(PREFIX)
                    && !NAMES.contains(name)
                    && GROUPS.stream().noneMatch(name::startsWith)) {
                unknown.add(name);
            }
        }
        return unknown;
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
        for (String name : config.getPropertyNames()) {
            if ((name.startsWith("sdr.") || name.startsWith(PREFIX))
                    && !SECRET.matcher(name).matches()) {
                config.getOptionalValue(name, String.class).ifPresent(value -> checkSign(name, value));
            }
        }
    }

    private static void checkSign(String name, String value) {
        if (NEGATIVE.matcher(value.strip()).matches()) {
            throw new IllegalStateException(
                    "%s is %s; write zero or more, or remove it for the default".formatted(name, value));
        }
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
