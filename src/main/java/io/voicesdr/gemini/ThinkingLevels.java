package io.voicesdr.gemini;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Which thinking levels a model takes (gemini/CONTRACT.md §1.2); a level it doesn't take is a 400. Models the table doesn't
 * know get the three that all share. Thread-safe.
 */
final class ThinkingLevels {

    private static final Logger LOG = Logger.getLogger(ThinkingLevels.class);

    /** From little to much. */
    private static final List<String> SCALE = List.of("minimal", "low", "medium", "high", "xhigh");

    private static final List<String> COMMON = List.of("low", "medium", "high");

    /** By beginning of the name; the first that fits counts. */
    private static final Map<String, List<String>> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("gemini-2.", List.of()); // a budget instead of a level: their default will do
        KNOWN.put("gemini-3.1-flash-lite", List.of("minimal", "low", "medium", "high"));
        KNOWN.put("gemini-3.5-flash", List.of("minimal", "low", "medium", "high")); // and -lite
        KNOWN.put("gemini-3.6-flash", List.of("minimal", "low", "medium", "high"));
        KNOWN.put("gemini-4-argon", COMMON);
        KNOWN.put("gemini-4-", List.of("low", "medium", "high", "xhigh"));
    }

    private final Map<String, List<String>> configured;

    /** What was said already: as many as there are models in the tenants' files. */
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** @param configured by exact name; overrides the table */
    ThinkingLevels(Map<String, List<String>> configured) {
        this.configured = Map.copyOf(configured);
    }

    /** {@code wanted}, or the nearest level that {@code model} takes, said once in the log; empty when it takes none. */
    Optional<String> fit(String model, String wanted) {
        String level = wanted.toLowerCase(Locale.ROOT);
        Optional<String> fit = nearest(model, level);
        if (!fit.equals(Optional.of(level)) && reported.add(model + ' ' + level)) {
            LOG.warnf(
                    "GEMINI_THINKING model=%s takes no thinking level %s: sending %s. Change model.thinking in tenant.yaml.",
                    model, level, fit.orElse("none"));
        }
        return fit;
    }

    /** The least thinking that {@code model} can do. */
    Optional<String> lowest(String model) {
        return allowed(model).stream().min(Comparator.comparingInt(SCALE::indexOf));
    }

    /** One level below {@code level}, or {@code level} when there is none. */
    Optional<String> below(String model, String level) {
        return allowed(model).stream()
                .filter(other -> SCALE.indexOf(other) < SCALE.indexOf(level))
                .max(Comparator.comparingInt(SCALE::indexOf))
                .or(() -> nearest(model, level));
    }

    private Optional<String> nearest(String model, String wanted) {
        int place = SCALE.contains(wanted) ? SCALE.indexOf(wanted) : SCALE.indexOf("low");
        return allowed(model).stream()
                .min(Comparator.<String>comparingInt(other -> Math.abs(SCALE.indexOf(other) - place))
                        .thenComparingInt(SCALE::indexOf));
    }

    private List<String> allowed(String model) {
        List<String> own = configured.get(model);
        if (own != null) {
            return own;
        }
        return KNOWN.entrySet().stream()
                .filter(known -> model.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(COMMON);
    }
}
