package io.voicesdr.tenant;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Repeats a task on a virtual thread, with a fixed pause between two runs. A watch service would be cheaper, but sees
 * nothing on bind mounts and network folders.
 */
final class Poller implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Poller.class);

    private final CountDownLatch stopped = new CountDownLatch(1);

    private Poller() {}

    /** @param pause zero: never */
    static Poller start(String name, Duration pause, Runnable task) {
        Poller poller = new Poller();
        if (pause.isPositive()) {
            Thread.ofVirtual().name(name).start(() -> poller.run(pause, task));
        }
        return poller;
    }

    private void run(Duration pause, Runnable task) {
        try {
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                runOnce(task);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One failure must not end the polling. */
    private static void runOnce(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("[TENANTS_RELOAD] the tenants' files could not be looked at; tried again shortly", e);
        }
    }

    @Override
    public void close() {
        stopped.countDown();
    }
}
