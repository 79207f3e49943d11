package io.voicesdr.sandbox.past;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Chance with a seed: the same dice fall the same way. Not thread-safe. */
final class Dice {
    private final RandomGenerator random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    RandomGenerator random() {
        return random;
    }

    /** @param share from 0 to 1 of the throws that are true */
    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** In seconds; short ones are likelier than long ones. */
    Duration seconds(int least, int most) {
        double share = random.nextDouble();
        return Duration.ofMillis(Math.round(1_000 * (least + share * share * (most - least))));
    }
}
