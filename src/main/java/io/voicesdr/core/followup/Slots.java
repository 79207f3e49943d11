package io.voicesdr.core.followup;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps replicas from sending at the same moment. Each may begin to send only in its own quarter of the minute, and not in the
 * end of it, so that what one has sent is stored before another looks. Holds also while replicas disagree on their number,
 * as they do during a roll-out; needs clocks that agree to a few seconds. Pure.
 */
public final class Slots {

    private static final int SLOTS = 4;
    private static final long LENGTH = 15;

    /** Within a slot, the last moment to begin: the rest is for the send and for clocks. */
    private static final long LAST_BEGIN = 8;

    private Slots() {}

    /** Whose seconds replica {@code index} has: replicas with the same number may send at the same moment. */
    public static int of(int index) {
        return Math.floorMod(index, SLOTS);
    }

    /** How long replica {@code index} must wait at {@code now} before it may begin; zero when it may. */
    public static Duration waitFor(int index, Instant now) {
        long minute = SLOTS * LENGTH;
        long begin = of(index) * LENGTH;
        long second = Math.floorMod(now.getEpochSecond(), minute);
        boolean ours = second >= begin && second < begin + LAST_BEGIN;
        return ours ? Duration.ZERO : Duration.ofSeconds(Math.floorMod(begin - second, minute));
    }
}
