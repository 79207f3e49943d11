package io.voicesdr.gemini;

import java.time.Duration;

/** Who waits. Tests only write down how long. */
@FunctionalInterface
interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
}
