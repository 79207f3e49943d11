package io.voicesdr.conversation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Lets so many turns run at one time, and no tenant take more than half of them while there are others: one whose Evolution
 * hangs holds each of its turns for as long as a time-out lasts, and nobody else would be answered meanwhile. Thread-safe;
 * bounded by the tenants there have been.
 */
final class Turnstile {

    private final int most;
    private final Semaphore all;
    private final Map<String, Semaphore> shares = new ConcurrentHashMap<>();

    /** @param most turns at one time, at least one */
    Turnstile(int most) {
        this.most = most;
        this.all = new Semaphore(most);
    }

    /** One turn's way through; whoever got it closes it, once. */
    interface Pass {
        void close();
    }

    /**
     * Waits until a turn of {@code instance} may run.
     *
     * @param alone whether no other tenant could want it
     */
    Pass enter(String instance, boolean alone) throws InterruptedException {
        if (alone) {
            all.acquire();
            return all::release;
        }
        Semaphore share = shares.computeIfAbsent(instance, any -> new Semaphore((most + 1) / 2));
        share.acquire();
        try {
            all.acquire();
        } catch (InterruptedException calledOff) {
            share.release();
            throw calledOff;
        }
        return () -> {
            all.release();
            share.release();
        };
    }

    /** Turns that run now. */
    int running() {
        return most - all.availablePermits();
    }
}
