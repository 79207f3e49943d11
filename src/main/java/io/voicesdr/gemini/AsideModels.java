package io.voicesdr.gemini;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Models that nobody needs to ask for a while: retired, or out of quota. A memo: losing it costs one request a model. As
 * large as the number of models in the tenants' files, because quotas and models belong to the one key. Thread-safe.
 */
final class AsideModels {

    private record Aside(Instant until, Trouble trouble) {}

    private final Map<String, Aside> byModel = new ConcurrentHashMap<>();

    /** The later end wins when two turns report at once. */
    void put(String model, Instant until, Trouble trouble) {
        byModel.merge(
                model, new Aside(until, trouble), (old, fresh) -> old.until().isAfter(fresh.until()) ? old : fresh);
    }

    /** Why {@code model} is not to be asked at {@code now}; empty when it may be. */
    Optional<Trouble> why(String model, Instant now) {
        Aside aside = byModel.get(model);
        return aside != null && now.isBefore(aside.until()) ? Optional.of(aside.trouble()) : Optional.empty();
    }
}
