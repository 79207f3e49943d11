package io.voicesdr.evolution;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/** The HTTP clients, one for each Evolution server and each patience. Thread-safe; bounded by the servers tenants name. */
@ApplicationScoped
class EvolutionClients {
    /**
     * Seconds an idle connection is kept: less than the five after which Node closes it, else a send could go into a
     * closing connection and nobody would know whether it arrived.
     */
    private static final int CONNECTION_TTL_SECONDS = 4;

    private final EvolutionConfig config;
    private final Map<Key, EvolutionRestClient> clients = new ConcurrentHashMap<>();

    EvolutionClients(EvolutionConfig config) {
        this.config = config;
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
    EvolutionRestClient client(String url, Patience patience) {
        return clients.computeIfAbsent(new Key(url, patience), this::build);
    }

    private EvolutionRestClient build(Key key) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(address(key.url()))
                .httpClientOptions(options(key.patience()))
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(time(key.patience()).toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, config.connections())
                .property(QuarkusRestClientProperties.CONNECTION_TTL, CONNECTION_TTL_SECONDS)
                .register(new EvolutionRequestWriter())
                .disableDefaultMapper(true)
                .build(EvolutionRestClient.class);
    }

    /**
     * A connection whose answer stalls is closed, not given back: nothing else would ever end it. While Evolution still fetches
     * a file, or types, nothing comes either.
     */
    private HttpClientOptions options(Patience patience) {
        Duration silence = patience == Patience.MEDIA
                ? longer(config.mediaTimeout(), config.mediaTransferTimeout())
                : time(patience);
        return new HttpClientOptions()
                .setReadIdleTimeout(Math.toIntExact(silence.plusSeconds(1).toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static URI address(String url) {
        URI address = URI.create(url);
        String scheme = String.valueOf(address.getScheme());
        if (address.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("no http address with a host: " + url);
        }
        return address;
    }

    /** The longest wait for an answer to begin; the typing time is part of the request (evolution/CONTRACT.md §4.2). */
    Duration time(Patience patience) {
        return switch (patience) {
            case READ -> config.readTimeout();
            case SEND -> config.sendTimeout();
            case MEDIA -> config.mediaTimeout();
            case TYPING -> config.sendTimeout().plus(config.maxTyping());
        };
    }

    private record Key(String url, Patience patience) {}
}
