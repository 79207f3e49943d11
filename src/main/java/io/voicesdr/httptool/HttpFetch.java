package io.voicesdr.httptool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.voicesdr.core.tenant.HttpTool;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request of a tenant's tool. The host is resolved once, its address judged and then connected to, so that a second
 * look-up can't lead elsewhere. No redirects, a bounded body, a bounded time. Thread-safe.
 */
@Singleton
class HttpFetch {

    /** Read at most; far more than the model is told. */
    static final int MAX_BYTES = 64 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;

    @Inject
    HttpFetch(Vertx vertx) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout(3_000)
                .setMaxHeaderSize(16 * 1024)
                .setDecompressionSupported(false));
    }

    /** What came back. */
    sealed interface Reply {
        record Ok(String body) implements Reply {}

        /** A status that is no success; its body is of no use to a customer. */
        record Status(int status) implements Reply {}

        /** Not asked, or not understood: {@code why} is a stable word. */
        record Failed(String why) implements Reply {}
    }

    /** Asks and waits. */
    Reply fetch(HttpTool tool, Target target) throws InterruptedException {
        InetAddress address;
        try {
            address = InetAddress.getByName(target.host());
        } catch (UnknownHostException e) {
            return new Reply.Failed("HOST_UNKNOWN");
        }
        boolean own = tool.privateHosts().contains(target.host().toLowerCase(Locale.ROOT));
        if (!own && (!target.tls() || !PublicAddress.is(address))) {
            return new Reply.Failed("HOST_NOT_PUBLIC");
        }
        CompletableFuture<Reply> reply = send(tool, target, address);
        try {
            return reply.get(tool.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reply.complete(new Reply.Failed("TIMEOUT"));
            return new Reply.Failed("TIMEOUT");
        } catch (ExecutionException e) {
            return new Reply.Failed("UNREACHABLE");
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private CompletableFuture<Reply> send(HttpTool tool, Target target, InetAddress address) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setFollowRedirects(false)
                .setMethod(HttpMethod.valueOf(tool.method()))
                .setURI(target.path())
                .setTimeout(tool.timeout().toMillis());
        client.request(options)
                .onFailure(reply::completeExceptionally)
                .onSuccess(request -> write(tool, target, request, reply));
        return reply;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what hangs on the reply is over when the reply is
    private static void write(HttpTool tool, Target target, HttpClientRequest request, CompletableFuture<Reply> reply) {
        reply.whenComplete((done, failure) -> {
            if (!(done instanceof Reply.Ok)) {
                request.reset();
            }
        });
        request.putHeader("accept", "application/json, text/*;q=0.8").putHeader("user-agent", "voice-sdr");
        tool.headers().forEach((name, value) -> request.putHeader(name, value.value()));
        request.response().onFailure(reply::completeExceptionally).onSuccess(response -> read(response, reply));
        if (tool.method().equals("POST")) {
            request.putHeader("content-type", "application/json");
            request.end(Buffer.buffer(json(target.body()))).onFailure(reply::completeExceptionally);
        } else {
            request.end().onFailure(reply::completeExceptionally);
        }
    }

    private static void read(HttpClientResponse response, CompletableFuture<Reply> reply) {
        // first of all: a refusal below resets the stream, and a reset that nobody handles is logged as an error
        response.exceptionHandler(reply::completeExceptionally);
        if (response.statusCode() < 200 || response.statusCode() > 299) {
            reply.complete(new Reply.Status(response.statusCode()));
            return;
        }
        String type = String.valueOf(response.getHeader("content-type")).toLowerCase(Locale.ROOT);
        boolean readable = type.startsWith("text/") || type.matches("application/(?:[\\w.+-]+\\+)?json\\b.*");
        if (!readable || response.getHeader("content-encoding") != null) {
            reply.complete(new Reply.Failed("NOT_TEXT"));
            return;
        }
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > MAX_BYTES) {
                reply.complete(new Reply.Failed("TOO_LARGE"));
            }
        });
        response.endHandler(end -> reply.complete(new Reply.Ok(body.toString(StandardCharsets.UTF_8))));
    }

    private static byte[] json(Map<String, Object> body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and booleans are always JSON", e);
        }
    }
}
