package io.voicesdr.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/**
 * How turns are run and which of several equal processes this is: the operator's, the same for every tenant
 * (application.properties.example).
 */
@ConfigMapping(prefix = "sdr")
public interface TurnConfig {

    /**
     * Chats worked on or waiting at one time. Memory grows by a few kilobytes each; what does not fit is found by the
     * sweep later.
     */
    @WithName("turn.max-chats")
    @WithDefault("10000")
    int maxChats();

    /** Turns that pull, ask and send at one time. Memory grows by one history (some 100 kB) each. */
    @WithName("turn.max-concurrent")
    @WithDefault("256")
    int maxConcurrent();

    /** Answers thrown away in one turn because the customer wrote on, before one is sent all the same. */
    @WithName("turn.max-discards")
    @WithDefault("3")
    int maxDiscards();

    /** How long after an unclear send the history is asked whether it went out. */
    @WithName("turn.look-up-after")
    @WithDefault("2s")
    Duration lookUpAfter();

    /** Waits before a failed turn is tried again; after the last one the chat is left to the sweep. */
    @WithName("turn.retry-after")
    @WithDefault("3s,15s,45s")
    java.util.List<Duration> retryAfter();

    /** How long SIGTERM waits for turns that are already sending. */
    @WithName("turn.drain")
    @WithDefault("20s")
    Duration drain();

    /** The sweep leaves younger messages to the webhook that is surely on its way. */
    @WithName("turn.sweep-grace")
    @WithDefault("20s")
    Duration sweepGrace();

    /** How often the sweep runs, the first time at start; {@code off} never. */
    @WithName("turn.sweep-every")
    @WithDefault("60s")
    String sweepEvery();

    /** Pause between two chats that one sweep wakes, so that a restart does not ask for everything at once. */
    @WithName("turn.sweep-pace")
    @WithDefault("100ms")
    Duration sweepPace();

    /**
     * With several replicas: how long after {@link #sweepGrace()} another replica answers what a tenant's own one has left
     * lying, because it is gone; twice as long for the one after that. It looks as often, and takes over only what was owed
     * at two looks on end. Zero leaves it to the one that comes back.
     */
    @WithName("turn.take-over-after")
    @WithDefault("5m")
    Duration takeOverAfter();

    /** How often it is asked whether a daily report or a new count is due; {@code off} never: no reports, limits count from zero. */
    @WithName("turn.day-every")
    @WithDefault("60s")
    String dayEvery();

    /** True: everything runs, but what would be sent is logged instead. */
    @WithDefault("${SDR_DRY_RUN:false}")
    boolean dryRun();

    /** This replica's number, counted from 0; less than {@link #replicaCount()}. It sweeps the tenants that fall to it. */
    @WithName("replica.index")
    @WithDefault("${SDR_REPLICA_INDEX:0}")
    int replicaIndex();

    /** How many processes share the tenants. */
    @WithName("replica.count")
    @WithDefault("${SDR_REPLICA_COUNT:1}")
    int replicaCount();
}
