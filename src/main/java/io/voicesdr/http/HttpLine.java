package io.voicesdr.http;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Requests to one server over connections of its own, for those who wait on virtual threads. A declarative client costs a
 * turn, which asks eight times, more than all of our own work; this one hands a request to the event loop and wakes its
 * thread once, when the answer is there. Redirects are not followed: they would carry keys elsewhere. Thread-safe.
 */
public final class HttpLine {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** Proxies add cookies and policies of their own to an answer, more than the usual 8 kB now and then. */
    private static final int MOST_HEADERS = 64 * 1024;

    private final HttpClient client;
    private final Context loop;
    private final String host;
    private final int port;
    private final boolean tls;
    private final String prefix;

    /**
     * @param connections open at most; more requests at a time wait for a free one
     * @param connect how long a connection may take
     * @param idle how long an unused connection is kept; whole seconds
     */
    public record Limits(int connections, Duration connect, Duration idle) {}

    /**
     * What is asked.
     *
     * @param path from the server's base on, with a leading slash, encoded
     */
    public record Request(HttpMethod method, String path, Map<String, String> headers, Buffer body) {
        /** Nothing of headers and body: they hold keys and what customers said. */
        @Override
        public String toString() {
            return method + " " + path + " with " + body.length() + " bytes";
        }
    }

    /**
     * How long an answer may take.
     *
     * @param toBegin from the sending of the request until its first line is there; a free connection is waited for as long
     * @param toEnd from then until its last byte
     * @param inAll from the asking to the last byte
     */
    public record Patience(Duration toBegin, Duration toEnd, Duration inAll) {

        /** Each for itself. */
        public static Patience of(Duration toBegin, Duration toEnd) {
            return new Patience(toBegin, toEnd, toBegin.plus(toBegin).plus(toEnd));
        }
    }

    /**
     * @param server {@code http(s)://host[:port][/path]}
     * @throws IllegalArgumentException when it is none, or its host is none in a URI, such as one with an underscore
     */
    public HttpLine(Vertx vertx, URI server, Limits limits) {
        String scheme = String.valueOf(server.getScheme()).toLowerCase(Locale.ROOT);
        if (server.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("no http address with a host: " + server);
        }
        tls = scheme.equals("https");
        host = server.getHost();
        port = server.getPort() >= 0 ? server.getPort() : tls ? HTTPS : HTTP;
        String path = String.valueOf(server.getRawPath());
        prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()))
                        .setMaxHeaderSize(MOST_HEADERS)
                        .setKeepAliveTimeout(Math.toIntExact(limits.idle().toSeconds())),
                new PoolOptions().setHttp1MaxSize(limits.connections()).setMaxWaitQueueSize(-1));
        // one event loop for the line: a connection that another one opened would cost each request two more hops
        loop = ((VertxInternal) vertx).createEventLoopContext();
    }

    /**
     * Sends {@code request} and waits until its answer has begun and is whole, or so large that it is best read while it
     * comes. Whoever gets it closes it.
     *
     * @throws NoConnection when none was free in time; nothing was sent
     * @throws java.io.InterruptedIOException when that takes too long, or the thread is interrupted, which it stays
     * @throws IOException when there is no connection, or it breaks; its cause tells
     * @throws IllegalArgumentException when a header can't be one; nothing was sent
     */
    public Answer send(Request request, Patience patience) throws IOException {
        MultiMap headers = HttpHeaders.headers(); // refuses here and now what can't be one
        // packing costs both sides more than it saves beside each other; what comes packed all the same is unpacked
        headers.set(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
        request.headers().forEach(headers::set);
        RequestOptions options = new RequestOptions()
                .setHost(host)
                .setPort(port)
                .setSsl(tls)
                .setMethod(request.method())
                .setURI(prefix + request.path())
                .setHeaders(headers)
                .setFollowRedirects(false);
        Exchange exchange = new Exchange(loop, patience);
        loop.runOnContext(now -> exchange.begin(client, options, request.body()));
        return exchange.answer();
    }
}
