package io.voicesdr.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down: from one address, and from all of them together, for guesses may come from many. Buckets that fill
 * up again, so nobody is locked out for good. Memory is bounded; who is forgotten has a full bucket. Thread-safe.
 */
@Singleton
class LoginThrottle {
    private static final int ADDRESSES = 10_000;
    private static final Allowance ONE = new Allowance(5, Duration.ofMinutes(1));
    private static final Allowance ALL = new Allowance(30, Duration.ofSeconds(2));

    private final InstantSource clock;
    private final Map<String, Bucket> addresses = new LinkedHashMap<>();
    private Bucket everybody;

    @Inject
    LoginThrottle(InstantSource clock) {
        this.clock = clock;
        this.everybody = ALL.full(clock.instant());
    }

    /** @param refill time until one more guess is allowed */
    private record Allowance(int guesses, Duration refill) {
        Bucket full(Instant now) {
            return new Bucket(this, guesses, now);
        }
    }

    private record Bucket(Allowance allowance, double left, Instant since) {
        Bucket at(Instant now) {
            double more = Duration.between(since, now).toMillis()
                    / (double) allowance.refill().toMillis();
            return new Bucket(allowance, Math.min(allowance.guesses(), left + Math.max(0, more)), now);
        }

        Bucket less() {
            return new Bucket(allowance, left - 1, since);
        }

        Bucket more() {
            return new Bucket(allowance, Math.min(allowance.guesses(), left + 1), since);
        }

        boolean isEmpty() {
            return left < 1;
        }
    }

    /** Whether {@code address} may try now. A try counts until it is {@link #succeeded}. */
    synchronized boolean mayTry(String address) {
        Instant now = clock.instant();
        Bucket own = addresses.getOrDefault(address, ONE.full(now)).at(now);
        everybody = everybody.at(now);
        if (own.isEmpty() || everybody.isEmpty()) {
            return false;
        }
        everybody = everybody.less();
        remember(address, own.less());
        return true;
    }

    /** The right token: nothing stands against this address any more, and it was no guess. */
    synchronized void succeeded(String address) {
        everybody = everybody.more();
        addresses.remove(address);
    }

    private void remember(String address, Bucket bucket) {
        addresses.remove(address);
        addresses.put(address, bucket);
        if (addresses.size() > ADDRESSES) {
            addresses.remove(addresses.keySet().iterator().next());
        }
    }
}
