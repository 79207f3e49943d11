package io.voicesdr.evolution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How Evolution is reached and how much is asked of it. A tenant's own {@code whatsapp:} beats url and key. */
@ConfigMapping(prefix = "sdr.evolution")
public interface EvolutionConfig {

    /** Base address of the global Evolution, with scheme, without a path. */
    @WithDefault("${EVOLUTION_URL:http://localhost:8080}")
    String url();

    /** Global key or the instance's own token; absent sends none, which only a sandbox accepts. */
    @WithDefault("${EVOLUTION_API_KEY:}")
    Optional<String> apiKey();

    /**
     * Records a findMessages query asks for: 1 and up. One page must hold what a conversation needs, since page borders
     * may lose rows of one second (evolution/CONTRACT.md §5); a text row is 0.5 kB, a row with a thumbnail 5 kB.
     */
    @WithDefault("200")
    int pageSize();

    /** Records of all chats that the sweep asks for at one time. */
    @WithDefault("1000")
    int recentPageSize();

    /** Pages that one sweep reads at most; what is older than all of them waits for nobody any more. */
    @WithDefault("20")
    int recentPages();

    /** A pull looks back this many session TTLs, but never less than {@link #minWindow()}. */
    @WithDefault("30")
    int sessionsInWindow();

    /** The least a pull looks back. */
    @WithDefault("7d")
    Duration minWindow();

    /** How long a TCP connection may take. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long a read may take. Evolution scans an instance's messages for it: 0.2 s at 300,000 rows without an index. */
    @WithDefault("10s")
    Duration readTimeout();

    /** How long a send may take, besides the typing time in it; WhatsApp itself can take half a minute. */
    @WithDefault("30s")
    Duration sendTimeout();

    /**
     * How long Evolution may take before it begins to hand over the file of a message. It downloads it from WhatsApp, and
     * when it has expired there asks the phone to upload it again.
     */
    @WithDefault("30s")
    Duration mediaTimeout();

    /** How long the handing over itself may take, from its first byte to its last: a line may stall, or drip, for ever. */
    @WithDefault("20s")
    Duration mediaTransferTimeout();

    /** The longest "typing…" asked for at once; the request stays open that long. */
    @WithDefault("20s")
    Duration maxTyping();

    /** How often a failed read is repeated; sends never are. */
    @WithDefault("2")
    int retries();

    /** Pause before the first repetition, four times as long before the second; at least 1 ms; half of it is jitter. */
    @WithDefault("200ms")
    Duration retryDelay();

    /** Reads of one server, of which half must fail to reach it, before it is left alone for {@link #breakerDelay()}. */
    @WithDefault("20")
    int breakerVolume();

    /** How long a dead server is left alone. */
    @WithDefault("5s")
    Duration breakerDelay();

    /** Open connections to one server; more requests at a time wait for a free one. */
    @WithDefault("100")
    int connections();

    /** How long a connection state is believed. */
    @WithDefault("10s")
    Duration statusTtl();
}
