package io.voicesdr.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How turns are run: numbers of the operator, the same for every tenant. */
@ConfigMapping(prefix = "sdr.turn")
public interface TurnConfig {

    /**
     * Chats worked on or waiting at one time. Memory grows by a few kilobytes each; what does not fit is found by the
     * sweep later.
     */
    @WithDefault("10000")
    int maxChats();

    /** Turns that pull, ask and send at one time. Memory grows by one history (some 100 kB) each. */
    @WithDefault("256")
    int maxConcurrent();

    /** Answers thrown away in one turn because the customer wrote on, before one is sent all the same. */
    @WithDefault("3")
    int maxDiscards();

    /** How long after an unclear send the history is asked whether it went out. */
    @WithDefault("2s")
    Duration lookUpAfter();

    /** Waits before a failed turn is tried again; after the last one the chat is left to the sweep. */
    @WithDefault("3s,15s,45s")
    java.util.List<Duration> retryAfter();

    /** How long SIGTERM waits for turns that are already sending. */
    @WithDefault("20s")
    Duration drain();

    /** The sweep leaves younger messages to the webhook that is surely on its way. */
    @WithDefault("20s")
    Duration sweepGrace();

    /** How often the sweep runs, the first time at start; {@code off} never. */
    @WithDefault("60s")
    String sweepEvery();

    /** Pause between two chats that one sweep wakes, so that a restart does not ask for everything at once. */
    @WithDefault("100ms")
    Duration sweepPace();

    /**
     * With several replicas: how long after {@link #sweepGrace()} another replica answers what a tenant's own one has left
     * lying, because it is gone; twice as long for the one after that. Zero leaves it to the one that comes back.
     */
    @WithDefault("5m")
    Duration takeOverAfter();

    /** How often it is asked whether a daily report or a new count is due; {@code off} never: no reports, limits count from zero. */
    @WithDefault("60s")
    String dayEvery();

    /** Runs everything except the sends, which are logged instead. Environment: {@code SDR_DRY_RUN}. */
    @WithDefault("${sdr.dry-run:false}")
    boolean dryRun();

    /** This replica's number, from 0; it sweeps the tenants whose name falls to it. */
    @WithDefault("${sdr.replica.index:0}")
    int replicaIndex();

    /** How many replicas share the tenants. */
    @WithDefault("${sdr.replica.count:1}")
    int replicaCount();
}
