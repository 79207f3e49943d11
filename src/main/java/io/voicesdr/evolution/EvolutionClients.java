package io.voicesdr.evolution;

import io.vertx.core.Vertx;
import io.voicesdr.http.HttpLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines to Evolution, one for each server and each patience, so that who types or fetches files takes no connection from
 * those who read. Thread-safe; bounded by the servers tenants name.
 */
@ApplicationScoped
class EvolutionClients {
    /**
     * How long an idle connection is kept: less than the five seconds after which Node closes it, else a send could go into a
     * closing connection and nobody would know whether it arrived.
     */
    private static final Duration IDLE = Duration.ofSeconds(4);

    private final EvolutionConfig config;
    private final Vertx vertx;
    private final Map<Key, HttpLine> lines = new ConcurrentHashMap<>();

    EvolutionClients(EvolutionConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    /** How long an answer may take. */
    enum Patience {
        READ,
        SEND,
        MEDIA,
        TYPING
    }

    /**
     * @throws IllegalArgumentException when {@code url} is no http address. A host with an underscore, as compose files
     *     have them, is none in a URI, and the client would silently ask another host
     */
    HttpLine line(String url, Patience patience) {
        return lines.computeIfAbsent(new Key(url, patience), this::open);
    }

    private HttpLine open(Key key) {
        return new HttpLine(
                vertx, URI.create(key.url()), new HttpLine.Limits(config.connections(), config.connectTimeout(), IDLE));
    }

    /** The typing time is part of the request (evolution/CONTRACT.md §4.2). */
    HttpLine.Patience time(Patience patience) {
        return switch (patience) {
            case READ -> HttpLine.Patience.of(config.readTimeout(), config.readTimeout());
            case SEND -> HttpLine.Patience.of(config.sendTimeout(), config.sendTimeout());
            case MEDIA -> HttpLine.Patience.of(config.mediaTimeout(), config.mediaTransferTimeout());
            case TYPING -> {
                Duration typing = config.sendTimeout().plus(config.maxTyping());
                yield HttpLine.Patience.of(typing, typing);
            }
        };
    }

    private record Key(String url, Patience patience) {}
}
