package io.voicesdr.conversation;

import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one thread of a chat and what it must know of the world outside: that there is news, and since when. Thread-safe: the
 * lane's own thread runs turns and waits, any other brings news.
 */
final class Lane {

    private final ChatRef chat;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by lock.
    private CustomerAddress address;
    private Instant seenAt;
    private long news;
    private boolean closing;

    // The lane's own thread alone.
    private int discards;
    private int failures;
    private Optional<Sender.Begun> begun = Optional.empty();

    Lane(ChatRef chat, CustomerAddress address, InstantSource clock) {
        this.chat = chat;
        this.address = address;
        this.clock = clock;
        this.seenAt = clock.instant();
    }

    ChatRef chat() {
        return chat;
    }

    /** Every address of the customer that anybody has named so far. */
    CustomerAddress address() {
        lock.lock();
        try {
            return address;
        } finally {
            lock.unlock();
        }
    }

    /** When the newest news came, by our own clock. */
    Instant seenAt() {
        lock.lock();
        try {
            return seenAt;
        } finally {
            lock.unlock();
        }
    }

    /** How many news have come; what a turn began with tells whether it has seen the last. */
    long news() {
        lock.lock();
        try {
            return news;
        } finally {
            lock.unlock();
        }
    }

    /** Something was written in the chat. */
    void bringNews(CustomerAddress named) {
        lock.lock();
        try {
            address = address.and(named);
            seenAt = clock.instant();
            news++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many answers in a row were thrown away because the customer wrote on. */
    int discards() {
        return discards;
    }

    void discarded() {
        discards++;
    }

    /** How many turns in a row went wrong. */
    int failures() {
        return failures;
    }

    void failed() {
        failures++;
    }

    /** What the last turn may have begun to say; empty once a turn came to its end. */
    Optional<Sender.Begun> begun() {
        return begun;
    }

    void mayHaveBegun(Optional<Sender.Begun> saying) {
        begun = saying;
    }

    /** A turn came to its end. */
    void succeeded() {
        discards = 0;
        failures = 0;
        begun = Optional.empty();
    }

    /** The process is going down: stop waiting. */
    void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosing() {
        lock.lock();
        try {
            return closing;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@code until}, or until there are more news than {@code known}, or until the lane closes. */
    void await(Instant until, long known) throws InterruptedException {
        lock.lock();
        try {
            long nanos = Math.max(0, Duration.between(clock.instant(), until).toNanos());
            long deadline = System.nanoTime() + nanos;
            while (news == known && !closing && deadline - System.nanoTime() > 0) {
                changed.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }
}
