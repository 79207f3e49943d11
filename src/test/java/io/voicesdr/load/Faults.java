package io.voicesdr.load;

import java.util.List;
import java.util.Random;

/**
 * Rolls the dice for each request and webhook, from one seed. Which request meets which roll depends on the threads, so a
 * seed repeats the mixture, not the run. Thread-safe.
 */
final class Faults {

    private static final List<Fate> READ = List.of(Fate.LATE, Fate.ERROR, Fate.RESET, Fate.HANG);
    private static final List<Fate> SEND =
            List.of(Fate.LATE, Fate.ERROR, Fate.RESET, Fate.HANG, Fate.DONE_RESET, Fate.DONE_HANG);

    private final Random dice;
    private final double share;

    /** @param share of requests and webhooks that something happens to, 0 to 1 */
    Faults(long seed, double share) {
        this.dice = new Random(seed);
        this.share = share;
    }

    static Faults none() {
        return new Faults(0, 0);
    }

    Fate ofRead() {
        return strikes() ? oneOf(READ) : Fate.FINE;
    }

    Fate ofModel() {
        return strikes() ? oneOf(READ) : Fate.FINE;
    }

    Fate ofSend() {
        return strikes() ? oneOf(SEND) : Fate.FINE;
    }

    /** Whether something happens to a webhook: twice, late or never. */
    boolean strikes() {
        return share > 0 && dice.nextDouble() < share;
    }

    /** From 0 to below {@code bound}. */
    int below(int bound) {
        return dice.nextInt(bound);
    }

    private Fate oneOf(List<Fate> fates) {
        return fates.get(dice.nextInt(fates.size()));
    }
}
