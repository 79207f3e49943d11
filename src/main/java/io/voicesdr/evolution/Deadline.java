package io.voicesdr.evolution;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads that must end: the client's own time-out ends with the answer's first byte, and a body may stall behind it, or drip a
 * byte a second. Stateless.
 */
final class Deadline {

    /** How long a reading that was called off may take to let go of what it holds. */
    private static final Duration LETTING_GO = Duration.ofSeconds(1);

    private Deadline() {}

    /**
     * What {@code reading} comes to; it runs on a thread of its own, which is interrupted when its time is up.
     *
     * @throws InterruptedIOException when it takes longer than {@code most}, or whoever waits for it is interrupted
     */
    static <T> T within(Duration most, Callable<T> reading) throws IOException {
        FutureTask<T> task = new FutureTask<>(reading);
        Thread reader = Thread.ofVirtual().name("evolution-reading").start(task);
        try {
            return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            callOff(reader);
            throw ended("not whole after " + most.toMillis() + " ms", late);
        } catch (InterruptedException interrupted) {
            callOff(reader);
            Thread.currentThread().interrupt();
            throw ended("called off", interrupted);
        } catch (ExecutionException failed) {
            throw thrown(failed);
        }
    }

    /** What it has read so far is given back before anybody else is told that there is room. */
    private static void callOff(Thread reader) {
        reader.interrupt();
        try {
            reader.join(LETTING_GO);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static InterruptedIOException ended(String why, Exception cause) {
        InterruptedIOException ended = new InterruptedIOException(why);
        ended.initCause(cause);
        return ended;
    }

    private static IOException thrown(ExecutionException failed) {
        if (failed.getCause() instanceof IOException broken) {
            return broken;
        }
        if (failed.getCause() instanceof RuntimeException wrong) {
            throw wrong;
        }
        return new IOException(failed.getCause());
    }
}
