package io.voicesdr.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.voicesdr.http.HttpLine.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer: the event loop brings, one other thread waits and reads. What that thread gives up is given up
 * for good: a request that has not found a connection by then is never sent.
 */
final class Exchange {

    /** Bytes for which a reader is woken before the end of the body. */
    private static final int WORTH_WAKING = 64 * 1024;

    /** Bytes that lie unread at most, but for the part that went over it. */
    private static final int MOST_UNREAD = 256 * 1024;

    private final Context loop;
    private final Patience patience;
    private final long asked = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by lock.
    private final Deque<Buffer> unread = new ArrayDeque<>();
    private int unreadBytes;
    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse response;
    private long sent;
    private long begun;
    private boolean paused;
    private boolean ended;
    private boolean givenUp;
    private boolean tooLate;
    private @Nullable Throwable broken;

    /** The event loop's alone. */
    private long alarm = -1;

    Exchange(Context loop, Patience patience) {
        this.loop = loop;
        this.patience = patience;
    }

    /** On the event loop. */
    void begin(HttpClient client, RequestOptions options, Buffer body) {
        watch();
        orBreaks(() -> client.request(options).onComplete(opened -> {
            if (opened.failed()) {
                breaks(opened.cause());
            } else {
                orBreaks(() -> send(opened.result(), body));
            }
        }));
    }

    /** What is thrown on an event loop is only logged, and whoever waits would wait for nothing. */
    private void orBreaks(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException wrong) {
            breaks(wrong);
        }
    }

    /** On the event loop: the first moment at which something goes out. */
    private void send(HttpClientRequest opened, Buffer body) {
        // without one, Vert.x logs an error also of what we gave up ourselves
        opened.exceptionHandler(this::breaks);
        lock.lock();
        try {
            if (givenUp || tooLate) {
                opened.reset();
                return;
            }
            request = opened;
            sent = System.nanoTime();
        } finally {
            lock.unlock();
        }
        (body.length() == 0 ? opened.send() : opened.send(body)).onComplete(this::begins);
    }

    private void begins(AsyncResult<HttpClientResponse> answered) {
        if (answered.failed()) {
            breaks(answered.cause());
            return;
        }
        HttpClientResponse head = answered.result();
        head.exceptionHandler(this::breaks);
        head.handler(this::arrives);
        head.endHandler(end -> ends());
        lock.lock();
        try {
            response = head;
            begun = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    private void arrives(Buffer part) {
        lock.lock();
        try {
            if (givenUp) {
                return;
            }
            unread.add(part);
            unreadBytes += part.length();
            if (unreadBytes > MOST_UNREAD && !paused && response != null) {
                paused = true;
                response.pause();
            }
            if (unreadBytes >= WORTH_WAKING) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void ends() {
        stopWatching();
        lock.lock();
        try {
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void breaks(Throwable cause) {
        stopWatching();
        lock.lock();
        try {
            if (!ended && broken == null) {
                broken = cause;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** On the event loop. */
    private void stopWatching() {
        if (alarm >= 0) {
            loop.owner().cancelTimer(alarm);
        }
    }

    /** Waits for the answer, or for enough of it. */
    Answer answer() throws IOException {
        lock.lock();
        try {
            while (response == null || isTooLittle()) {
                await();
            }
            return new Answer(
                    response.statusCode(), Unpacking.of(response.getHeader(HttpHeaders.CONTENT_ENCODING), new Body()));
        } finally {
            lock.unlock();
        }
    }

    private boolean isTooLittle() {
        return !ended && unreadBytes < WORTH_WAKING;
    }

    /** Until something changes. The caller holds the lock. */
    private void await() throws IOException {
        if (broken != null) {
            throw new IOException(broken);
        }
        if (tooLate) {
            giveUp();
            throw request == null
                    ? new NoConnection()
                    : new InterruptedIOException(response == null ? "no answer in time" : "not whole in time");
        }
        try {
            changed.await();
        } catch (InterruptedException interrupted) {
            giveUp();
            Thread.currentThread().interrupt();
            InterruptedIOException calledOff = new InterruptedIOException("called off");
            calledOff.initCause(interrupted);
            throw calledOff;
        }
    }

    /**
     * On the event loop, which has time measured anyway: a thread that waits for so long and no longer would have another one
     * woken to measure it, at every request.
     */
    private void watch() {
        lock.lock();
        try {
            if (ended || givenUp || broken != null) {
                return;
            }
            long left = left();
            if (left > 0) {
                alarm = loop.owner().setTimer(TimeUnit.NANOSECONDS.toMillis(left) + 1, now -> watch());
            } else {
                tooLate = true;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds until it is too late; nobody need look again before, though it may have been sent, or begun, meanwhile. */
    private long left() {
        long now = System.nanoTime();
        long inAll = asked + patience.inAll().toNanos() - now;
        if (response != null) {
            return Math.min(inAll, begun + patience.toEnd().toNanos() - now);
        }
        long since = request == null ? asked : sent;
        long toBegin = Math.min(inAll, since + patience.toBegin().toNanos() - now);
        return Math.min(toBegin, patience.toEnd().toNanos());
    }

    /** What has not come is not wanted any more; the connection goes with it. */
    private void giveUp() {
        givenUp = true;
        unread.clear();
        if (!ended) {
            HttpClientRequest open = request;
            loop.runOnContext(now -> {
                stopWatching();
                if (open != null) {
                    open.reset();
                }
            });
        }
    }

    /** The body as it comes. */
    private final class Body extends InputStream {
        private Buffer part = Buffer.buffer(0);
        private int position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position == part.length() && !next()) {
                return -1;
            }
            int count = Math.min(length, part.length() - position);
            part.getBytes(position, position + count, to, from);
            position += count;
            return count;
        }

        private boolean next() throws IOException {
            lock.lock();
            try {
                while (unread.isEmpty()) {
                    if (givenUp) {
                        throw new IOException("closed");
                    }
                    if (ended) {
                        return false;
                    }
                    await();
                }
                part = unread.remove();
                position = 0;
                unreadBytes -= part.length();
                HttpClientResponse flow = response;
                if (paused && flow != null && unreadBytes < WORTH_WAKING) {
                    paused = false;
                    loop.runOnContext(now -> flow.resume());
                }
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                giveUp();
            } finally {
                lock.unlock();
            }
        }
    }
}
