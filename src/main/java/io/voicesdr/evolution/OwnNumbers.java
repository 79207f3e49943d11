package io.voicesdr.evolution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.message.Jid;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The accounts' own numbers, believed for an hour, since a phone may be paired anew. Thread-safe; bounded. */
@Singleton
public class OwnNumbers {
    private static final Duration BELIEVED = Duration.ofHours(1);
    private static final int MAX_INSTANCES = 10_000;

    private final Cache<String, Jid> numbers = Caffeine.newBuilder()
            .maximumSize(MAX_INSTANCES)
            .expireAfterWrite(BELIEVED)
            .build();

    /** What an authenticated webhook ({@code sender}, evolution/CONTRACT.md §8.2) or Evolution itself named. */
    public void heard(String instance, Jid own) {
        if (own.kind() == Jid.Kind.PHONE) {
            numbers.put(instance, own);
        }
    }

    Optional<Jid> of(String instance) {
        return Optional.ofNullable(numbers.getIfPresent(instance));
    }
}
