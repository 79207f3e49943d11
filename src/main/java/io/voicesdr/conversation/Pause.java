package io.voicesdr.conversation;

import java.time.Duration;

/** Lets time pass. Thread-safe. */
interface Pause {
    void sleep(Duration time) throws InterruptedException;
}
