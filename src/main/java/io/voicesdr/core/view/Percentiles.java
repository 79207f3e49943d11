package io.voicesdr.core.view;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Nearest-rank percentiles of durations: always a duration that really was. Immutable. */
public final class Percentiles {
    private final List<Duration> sorted;

    private Percentiles(List<Duration> sorted) {
        this.sorted = sorted;
    }

    public static Percentiles of(Collection<Duration> durations) {
        return new Percentiles(durations.stream().sorted().toList());
    }

    /** The median: the lower of the two middle ones. */
    public Optional<Duration> median() {
        return at(50);
    }

    /**
     * The smallest duration that at least {@code percent} of them don't exceed; empty when there are none.
     *
     * @param percent 1 to 100
     */
    public Optional<Duration> at(int percent) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        int rank = (int) Math.ceilDiv((long) percent * sorted.size(), 100L);
        return Optional.of(sorted.get(rank - 1));
    }
}
