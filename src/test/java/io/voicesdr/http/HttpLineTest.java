package io.voicesdr.http;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.voicesdr.http.HttpLine.Limits;
import io.voicesdr.http.HttpLine.Patience;
import io.voicesdr.http.HttpLine.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of every shape, and every way in which none comes, from a server that speaks HTTP by hand. */
@Timeout(60)
class HttpLineTest {

    private static final Patience LONG = Patience.of(Duration.ofSeconds(30), Duration.ofSeconds(30));
    private static final Patience SHORT = Patience.of(Duration.ofMillis(150), Duration.ofMillis(150));
    private static final Limits LIMITS = new Limits(4, Duration.ofSeconds(2), Duration.ofSeconds(4));

    private RawServer server = RawServer.answering("");

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void send_requestAsItIs_answerAsItIs() throws IOException {
        serve("HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nolá!");

        try (Answer answer = line("/base/").send(ask("/chat/a%20b", "{\"x\":1}"), LONG)) {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.isOk()).isTrue();
            assertThat(text(answer.body())).isEqualTo("olá!");
        }
        assertThat(server.requests())
                .singleElement()
                .asString()
                .startsWith("POST /base/chat/a%20b HTTP/1.1\r\n")
                .contains("key: secret", "content-length: 7")
                .endsWith("\r\n\r\n{\"x\":1}");
    }

    @Test
    void send_oneAfterTheOther_onTheSameConnection() throws IOException {
        serve("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        HttpLine line = line("");
        for (int i = 0; i < 5; i++) {
            try (Answer answer = line.send(ask("/", "x"), LONG)) {
                assertThat(text(answer.body())).isEqualTo("ok");
            }
        }
        assertThat(server.requests()).hasSize(5);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void send_withoutABody_hasNone() throws IOException {
        serve("HTTP/1.1 204 No Content\r\n\r\n");
        Request get = new Request(HttpMethod.GET, "/state?instanceName=loja", Map.of(), Buffer.buffer());
        try (Answer answer = line("").send(get, LONG)) {
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.body().read()).isEqualTo(-1);
        }
        assertThat(server.requests()).singleElement().asString().startsWith("GET /state?instanceName=loja HTTP/1.1");
    }

    /** Several times what may lie unread: it has to be paused and to go on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 262_144, 5_000_000})
    void body_ofAnySize_comesWhole(int size) throws IOException {
        byte[] sent = new byte[size];
        new Random(size).nextBytes(sent);
        server.close();
        server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n", sent);
        HttpLine line = line("");
        for (int i = 0; i < 3; i++) {
            try (Answer answer = line.send(ask("/", "x"), LONG)) {
                assertThat(answer.body().readAllBytes()).isEqualTo(sent);
            }
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    /** Nobody asks for it, but proxies do it. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "deflate"})
    void body_packedUnasked_isUnpacked(String encoding) throws IOException {
        servePacked(encoding, "olá!".getBytes(StandardCharsets.UTF_8));
        try (Answer answer = line("").send(ask("/", "x"), LONG)) {
            assertThat(text(answer.body())).isEqualTo("olá!");
        }
        assertThat(server.requests())
                .singleElement()
                .asString()
                .contains("accept-encoding: identity\r\n")
                .doesNotContain("gzip");
    }

    /** A thousandth of it comes over the line. */
    @Test
    void body_packedSmall_isBoundedByWhatItUnpacksTo() throws IOException {
        servePacked("gzip", new byte[20_000_000]);
        try (Answer answer = line("").send(ask("/", "x"), LONG)) {
            assertThatExceptionOfType(Answer.TooLarge.class).isThrownBy(() -> answer.bytes(100_000));
        }
    }

    @Test
    void body_packedAndBroken_isAnError_andNoBodyIsNone() throws IOException {
        serve("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nolá");
        try (Answer answer = line("").send(ask("/", "x"), LONG)) {
            assertThatIOException().isThrownBy(() -> answer.bytes(100));
        }
        serve("HTTP/1.1 204 No Content\r\nContent-Encoding: gzip\r\n\r\n");
        try (Answer answer = line("").send(ask("/", "x"), LONG)) {
            assertThat(answer.bytes(100)).isEmpty();
        }
    }

    private void servePacked(String encoding, byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out =
                encoding.equals("deflate") ? new DeflaterOutputStream(packed) : new GZIPOutputStream(packed)) {
            out.write(body);
        }
        server.close();
        server = RawServer.answering(
                "HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\nContent-Length: " + packed.size()
                        + "\r\n\r\n",
                packed.toByteArray());
    }

    @Test
    void answer_withTheHeadersOfManyProxies_isRead() throws IOException {
        serve("HTTP/1.1 200 OK\r\n"
                + "Set-Cookie: ".concat("a".repeat(8_000)).concat("\r\n").repeat(5) + "Content-Length: 2\r\n\r\nok");
        try (Answer answer = line("").send(ask("/", "x"), LONG)) {
            assertThat(text(answer.body())).isEqualTo("ok");
        }
    }

    @Test
    void bytes_moreThanAllowed_isTooLarge_andNotReadOn() throws IOException {
        serve("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n0\r\n\r\n");
        try (Answer answer = line("").send(ask("/", "x"), LONG)) {
            assertThat(answer.bytes(5)).asString().isEqualTo("12345");
        }
        try (Answer answer = line("").send(ask("/", "x"), LONG)) {
            assertThatThrownBy(() -> answer.bytes(4)).isInstanceOf(Answer.TooLarge.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nbegun"})
    void answer_thatStalls_isTimedOut_andItsConnectionClosed(String begun) throws IOException {
        serve(begun);
        long begin = System.nanoTime();
        assertThatThrownBy(() -> line("").send(ask("/", "x"), SHORT)).isInstanceOf(InterruptedIOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(140));
        Awaitility.await().untilAsserted(() -> assertThat(server.hungUp()).isEqualTo(1));
    }

    @Test
    void answer_thatDripsForEver_isTimedOut() throws IOException {
        server.close();
        server = RawServer.dripping("HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n");
        assertThatThrownBy(() -> line("").send(ask("/", "x"), SHORT))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("not whole in time");
    }

    @Test
    void inAll_endsBeforeItsParts() throws IOException {
        server.close();
        server = RawServer.dripping("HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n");
        Patience short200 = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(200));
        assertThatThrownBy(() -> line("").send(ask("/", "x"), short200)).isInstanceOf(InterruptedIOException.class);
    }

    /** Large enough to be handed over before its end: the reader waits no longer than the sender may. */
    @Test
    void body_thatStallsWhileItIsRead_isTimedOut() throws IOException {
        server.close();
        server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n", new byte[100_000]);
        try (Answer answer = line("").send(ask("/", "x"), SHORT)) {
            assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(InterruptedIOException.class);
        }
        Awaitility.await().untilAsserted(() -> assertThat(server.hungUp()).isEqualTo(1));
    }

    @Test
    void connection_thatBreaks_isAnIOException_notATimeOut() throws IOException {
        server.close();
        server = RawServer.breaking("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nbegun");
        assertThatThrownBy(() -> line("").send(ask("/", "x"), LONG))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(InterruptedIOException.class);
    }

    @Test
    void server_thatIsNotThere_isAConnectException() throws IOException {
        int free;
        try (ServerSocket nobodys = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = nobodys.getLocalPort();
        }
        HttpLine line = new HttpLine(TestVertx.SHARED, URI.create("http://127.0.0.1:" + free), LIMITS);
        assertThatThrownBy(() -> line.send(ask("/", "x"), LONG)).hasRootCauseInstanceOf(ConnectException.class);
    }

    /** Whoever stands between with a certificate of their own must not get the keys. */
    @Test
    void certificateOfNobody_isRefused_andNothingIsSent() {
        WireMockServer other =
                new WireMockServer(wireMockConfig().dynamicHttpsPort().dynamicPort());
        other.start();
        try {
            HttpLine line =
                    new HttpLine(TestVertx.SHARED, URI.create("https://localhost:" + other.httpsPort()), LIMITS);
            assertThatThrownBy(() -> line.send(ask("/", "x"), LONG))
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("SSLHandshakeException");
            assertThat(other.getAllServeEvents()).isEmpty();
        } finally {
            other.stop();
        }
    }

    @Test
    void key_thatIsNoHeader_failsAtOnce() {
        Request request = new Request(HttpMethod.POST, "/", Map.of("key", "a\nb"), Buffer.buffer("x"));
        assertThatThrownBy(() -> line("").send(request, LONG)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void closed_beforeItsEnd_givesTheConnectionUp() throws IOException {
        server.close();
        server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n", new byte[100_000]);
        Answer answer = line("").send(ask("/", "x"), LONG);
        answer.close();
        Awaitility.await().untilAsserted(() -> assertThat(server.hungUp()).isEqualTo(1));
        assertThatThrownBy(() -> answer.body().read()).isInstanceOf(IOException.class);
    }

    /** A message that has waited too long for a connection must not go out when somebody else's turn is over. */
    @Test
    void request_thatFoundNoConnectionInTime_isNeverSent() throws Exception {
        server.close();
        server = RawServer.holding("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        HttpLine line = new HttpLine(
                TestVertx.SHARED, server.uri(), new Limits(1, Duration.ofSeconds(2), Duration.ofSeconds(4)));
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> status(line, "/first", LONG));
        Awaitility.await().until(() -> server.requests().size() == 1);

        assertThatThrownBy(() -> line.send(ask("/second", "x"), SHORT)).isInstanceOf(NoConnection.class);
        server.letGo();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(status(line, "/third", LONG)).isEqualTo(200);
        assertThat(server.requests()).hasSize(2).noneMatch(request -> request.contains("/second"));
    }

    @Test
    void interrupted_endsAtOnce_andStaysInterrupted() throws Exception {
        serve("");
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicBoolean still = new AtomicBoolean();
        Thread asker = Thread.ofVirtual().start(() -> {
            begun.countDown();
            try {
                line("").send(ask("/", "x"), LONG).close();
            } catch (IOException calledOff) {
                failure.set(calledOff);
                still.set(Thread.currentThread().isInterrupted());
            }
        });
        begun.await();
        Awaitility.await().until(() -> !server.requests().isEmpty());
        asker.interrupt();
        asker.join();

        assertThat(failure.get()).isInstanceOf(InterruptedIOException.class);
        assertThat(still).isTrue();
        Awaitility.await().untilAsserted(() -> assertThat(server.hungUp()).isEqualTo(1));
    }

    @Test
    void send_manyAtOnce_eachGetsItsOwnAnswer() throws Exception {
        server.close();
        server = RawServer.echoing();
        HttpLine line = line("");
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String word = "w" + i;
            CompletableFuture<String> said = new CompletableFuture<>();
            all.add(said);
            Thread.ofVirtual().start(() -> {
                try (Answer answer = line.send(ask("/" + word, word), LONG)) {
                    said.complete(text(answer.body()));
                } catch (IOException e) {
                    said.completeExceptionally(e);
                }
            });
        }
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).get(20, TimeUnit.SECONDS)).isEqualTo("w" + i);
        }
        assertThat(server.connections()).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://host", "http:///path", "http://evolution_api:8080"})
    void address_thatIsNone_isRefused(String address) {
        assertThatThrownBy(() -> new HttpLine(TestVertx.SHARED, URI.create(address), LIMITS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(address);
    }

    private void serve(String answer) throws IOException {
        server.close();
        server = RawServer.answering(answer);
    }

    private HttpLine line(String base) {
        return new HttpLine(TestVertx.SHARED, URI.create(server.uri() + base), LIMITS);
    }

    private static int status(HttpLine line, String path, Patience patience) {
        try (Answer answer = line.send(ask(path, "x"), patience)) {
            return answer.status();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Request ask(String path, String body) {
        return new Request(HttpMethod.POST, path, Map.of("key", "secret"), Buffer.buffer(body));
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
}
