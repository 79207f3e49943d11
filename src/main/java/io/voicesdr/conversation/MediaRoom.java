package io.voicesdr.conversation;

import java.util.concurrent.Semaphore;

/**
 * The room that files may take in this process. Who finds no room waits, in the order of asking: a hundred voice notes at
 * once make answers late, not the process die. Thread-safe.
 */
public final class MediaRoom {

    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    public MediaRoom(long bytes) {
        this.units = Math.toIntExact(Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE));
        this.free = new Semaphore(units, true);
    }

    /**
     * Waits until there is room for {@code bytes}. All that one piece of work needs is asked for at once: two that each wait
     * for the other's second half would wait for ever. What is larger than the whole room waits for the whole room.
     */
    public Taken take(long bytes) {
        int wanted = Math.toIntExact(Math.clamp((bytes + UNIT - 1) / UNIT, 0, units));
        free.acquireUninterruptibly(wanted);
        return () -> free.release(wanted);
    }

    /** Room that was taken; given back by closing it once. */
    public interface Taken extends AutoCloseable {
        @Override
        void close();
    }
}
