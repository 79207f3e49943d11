package io.voicesdr.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that can be put forward, so that sessions, pauses and follow-ups of hours are seen in seconds. Product and sandbox
 * share it. Never goes back: what was written would lie in the future. Thread-safe.
 */
public final class SandboxClock implements InstantSource {
    private final InstantSource system;
    private final AtomicLong aheadMillis = new AtomicLong();
    private final List<Runnable> afterwards = new CopyOnWriteArrayList<>();

    SandboxClock(InstantSource system) {
        this.system = system;
    }

    @Override
    public Instant instant() {
        return system.instant().plusMillis(aheadMillis.get());
    }

    /** How far it is ahead of the machine's. */
    public Duration ahead() {
        return Duration.ofMillis(aheadMillis.get());
    }

    /** Puts it forward by {@code time}, which must not be negative. */
    public void jump(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go back");
        }
        aheadMillis.addAndGet(time.toMillis());
        afterwards.forEach(Runnable::run);
    }

    /** What is to be done at once after every jump, for jobs that would look at the clock only within the minute. */
    void afterJumps(Runnable work) {
        afterwards.add(work);
    }
}
