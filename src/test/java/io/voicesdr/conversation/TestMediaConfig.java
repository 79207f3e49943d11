package io.voicesdr.conversation;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** The defaults, with a room of any size. */
record TestMediaConfig(long room) implements MediaConfig {

    static final TestMediaConfig DEFAULTS = new TestMediaConfig(24L << 20);

    @Override
    public MemorySize maxAudio() {
        return megabytes(8);
    }

    @Override
    public Duration maxAudioLength() {
        return Duration.ofMinutes(10);
    }

    @Override
    public MemorySize maxImage() {
        return megabytes(5);
    }

    @Override
    public MemorySize maxDocument() {
        return megabytes(10);
    }

    @Override
    public MemorySize maxRequest() {
        return megabytes(14);
    }

    @Override
    public MemorySize inFlight() {
        return new MemorySize(BigInteger.valueOf(room));
    }

    @Override
    public int earlier() {
        return 2;
    }

    @Override
    public int notes() {
        return 3;
    }

    @Override
    public int flowNotes() {
        return 12;
    }

    private static MemorySize megabytes(long count) {
        return new MemorySize(BigInteger.valueOf(count << 20));
    }
}
