package io.voicesdr.conversation;

import java.time.Duration;
import java.util.List;

/** Numbers for tests: no waiting. */
record TestTurnConfig(int maxChats, int maxConcurrent, int maxDiscards, boolean dryRun, List<Duration> retryAfter)
        implements TurnConfig {

    static final TestTurnConfig DEFAULTS = new TestTurnConfig(10_000, 256, 3, false);

    @Override
    public Duration lookUpAfter() {
        return Duration.ZERO;
    }

    TestTurnConfig(int maxChats, int maxConcurrent, int maxDiscards, boolean dryRun) {
        this(maxChats, maxConcurrent, maxDiscards, dryRun, List.of(Duration.ZERO, Duration.ZERO));
    }

    @Override
    public Duration drain() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration sweepGrace() {
        return Duration.ofSeconds(20);
    }

    @Override
    public String sweepEvery() {
        return "off";
    }

    @Override
    public String dayEvery() {
        return "off";
    }

    @Override
    public Duration sweepPace() {
        return Duration.ZERO;
    }

    @Override
    public Duration takeOverAfter() {
        return Duration.ofMinutes(5);
    }

    @Override
    public int replicaIndex() {
        return 0;
    }

    @Override
    public int replicaCount() {
        return 1;
    }
}
