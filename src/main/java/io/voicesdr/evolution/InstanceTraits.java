package io.voicesdr.evolution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an instance turned out to be like. Forgotten after an hour, since an instance may be made anew on another channel
 * under the same name. Thread-safe; bounded.
 */
@ApplicationScoped
class InstanceTraits {
    private static final Duration BELIEVED = Duration.ofHours(1);
    private static final int MAX_INSTANCES = 10_000;

    private final Cache<String, Boolean> ignoresAlt = memo();
    private final Cache<String, Boolean> lacksPresence = memo();
    private final Cache<String, String> instanceIds = memo();

    /** Whether {@code remoteJidAlt} filters are ignored, as the Evolution and Meta channels do (§5, §7 rule 4). */
    boolean ignoresAlt(String instance) {
        return ignoresAlt.getIfPresent(instance) != null;
    }

    void foundToIgnoreAlt(String instance) {
        ignoresAlt.put(instance, true);
    }

    /** Whether "typing…" can't be shown: "Method not available" (§11). */
    boolean lacksPresence(String instance) {
        return lacksPresence.getIfPresent(instance) != null;
    }

    void foundToLackPresence(String instance) {
        lacksPresence.put(instance, true);
    }

    /**
     * The id that records of {@code instance} must carry: the known one, unless no record of the answer
     * does, for then the instance was made anew.
     *
     * @param found ids of an answer's records, newest record first
     * @return empty when no record names one
     */
    Optional<String> instanceId(String instance, List<String> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String known = instanceIds.getIfPresent(instance);
        String expected = known != null && found.contains(known) ? known : found.getFirst();
        instanceIds.put(instance, expected);
        return Optional.of(expected);
    }

    private static <V> Cache<String, V> memo() {
        return Caffeine.newBuilder()
                .maximumSize(MAX_INSTANCES)
                .expireAfterWrite(BELIEVED)
                .build();
    }
}
