package io.voicesdr.conversation;

import io.voicesdr.core.followup.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * How replicas share the jobs that go over all tenants. Each tenant falls to one replica; the others stand in line behind
 * it and come in, one after the other, when it has not done its share for long: it is dead, or was never there. For one
 * thread.
 */
final class Shard {

    private final int index;
    private final int count;
    private final Duration takeOverAfter;
    private Instant lookedAtOthers = Instant.MIN;

    /**
     * @param index of this replica, from 0
     * @param count of all, at least 1
     * @param takeOverAfter how long each place in the line waits for the one before it; zero to leave others' tenants alone
     */
    Shard(int index, int count, Duration takeOverAfter) {
        this.index = index;
        this.count = count;
        this.takeOverAfter = takeOverAfter;
    }

    /** This replica's, as it is configured. */
    static Shard of(TurnConfig config) {
        return new Shard(config.replicaIndex(), config.replicaCount(), config.takeOverAfter());
    }

    /** Whether {@code instance} falls to this replica. */
    boolean owns(String instance) {
        return place(instance) == 0;
    }

    /** How much longer than the owner this replica leaves a message of {@code instance} alone: zero for the owner. */
    Duration patience(String instance) {
        return takeOverAfter.multipliedBy(place(instance));
    }

    /**
     * Whether this replica may send for {@code instance} of its own accord: as its owner, or beside others when {@code others}
     * are due and it has seconds of its own.
     */
    boolean maySendFor(String instance, boolean others) {
        return owns(instance) || others && hasSecondsOfItsOwn(instance);
    }

    /**
     * Whether no replica before this one in line for {@code instance} begins to send in the same seconds of the minute. With
     * more than four replicas some do.
     */
    boolean hasSecondsOfItsOwn(String instance) {
        return IntStream.rangeClosed(1, place(instance))
                .map(back -> Slots.of(Math.floorMod(index - back, count)))
                .noneMatch(before -> before == Slots.of(index));
    }

    /**
     * Whether others' tenants are due: so seldom that a replica more costs Evolution little. The first look is due at once,
     * since whoever starts after a disaster may be the only one left, and needs a second one before it answers.
     */
    boolean isTimeForOthers(Instant now) {
        if (count == 1 || takeOverAfter.isZero() || lookedAtOthers.isAfter(now.minus(takeOverAfter))) {
            return false;
        }
        lookedAtOthers = now;
        return true;
    }

    private int place(String instance) {
        return Math.floorMod(index - Math.floorMod(instance.hashCode(), count), count);
    }
}
