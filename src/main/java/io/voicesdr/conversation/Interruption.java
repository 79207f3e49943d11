package io.voicesdr.conversation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Brings a job to its end when the process stops: asks it to, waits a moment, and interrupts it. Thread-safe; one run at a
 * time.
 */
final class Interruption {

    private static final long GENTLE_MILLIS = 2_000;
    private static final long LAST_MILLIS = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();

    // Guarded by lock.
    private @Nullable Thread worker;

    private volatile boolean wanted;

    /** Whether the job should go no further. */
    boolean isWanted() {
        return wanted;
    }

    /** Does {@code job}, unless the end has come before. */
    void run(Runnable job) {
        if (!begin()) {
            return;
        }
        try {
            job.run();
        } finally {
            finish();
        }
    }

    /** Returns when no job is running any more, or when one can't be moved to end. */
    void end() {
        lock.lock();
        try {
            wanted = true;
            if (!awaitEnd(GENTLE_MILLIS) && worker != null) {
                worker.interrupt();
                awaitEnd(LAST_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean begin() {
        lock.lock();
        try {
            if (!wanted) {
                worker = Thread.currentThread();
            }
            return !wanted;
        } finally {
            lock.unlock();
        }
    }

    private void finish() {
        lock.lock();
        try {
            worker = null;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitEnd(long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        while (worker != null && left > 0) {
            left = ended.awaitNanos(left);
        }
        return worker == null;
    }
}
