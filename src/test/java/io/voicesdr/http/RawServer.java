package io.voicesdr.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks as much HTTP as it is told to, and keeps what it heard. Thread-safe. */
final class RawServer implements AutoCloseable {

    private static final int DRIP_MILLIS = 20;

    private final ServerSocket server;
    private final Reply reply;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger hungUp = new AtomicInteger();
    private final CountDownLatch letGo;
    private volatile boolean closed;

    /** What is said to one request; false closes the connection. */
    private interface Reply {
        boolean to(String request, OutputStream out) throws IOException, InterruptedException;
    }

    private RawServer(Reply reply, CountDownLatch letGo) {
        try {
            this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.reply = reply;
        this.letGo = letGo;
        Thread.ofVirtual().start(this::accept);
    }

    /** The same to every request: a head, and perhaps what follows. Nothing at all when empty. */
    static RawServer answering(String head, byte... body) {
        return new RawServer(
                (request, out) -> {
                    out.write(head.getBytes(StandardCharsets.UTF_8));
                    out.write(body);
                    out.flush();
                    return true;
                },
                new CountDownLatch(0));
    }

    /** Begins, and goes on byte by byte. */
    static RawServer dripping(String head) {
        return new RawServer(
                (request, out) -> {
                    out.write(head.getBytes(StandardCharsets.UTF_8));
                    while (true) {
                        out.write('A');
                        out.flush();
                        TimeUnit.MILLISECONDS.sleep(DRIP_MILLIS);
                    }
                },
                new CountDownLatch(0));
    }

    /** Begins and hangs up. */
    static RawServer breaking(String head) {
        return new RawServer(
                (request, out) -> {
                    out.write(head.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    return false;
                },
                new CountDownLatch(0));
    }

    /** Keeps everybody waiting until {@link #letGo()}. */
    static RawServer holding(String answer) {
        CountDownLatch gate = new CountDownLatch(1);
        return new RawServer(
                (request, out) -> {
                    gate.await();
                    out.write(answer.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    return true;
                },
                gate);
    }

    /** Says the path back. */
    static RawServer echoing() {
        return echoing("");
    }

    /** Says the path back, behind {@code announcement}. */
    static RawServer echoing(String announcement) {
        return new RawServer(
                (request, out) -> {
                    String said = request.substring(request.indexOf('/') + 1, request.indexOf(" HTTP/"));
                    out.write((announcement + "HTTP/1.1 200 OK\r\nContent-Length: " + said.length() + "\r\n\r\n" + said)
                            .getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    return true;
                },
                new CountDownLatch(0));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void letGo() {
        letGo.countDown();
    }

    /** Heads and bodies, as they came. */
    List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.get();
    }

    /** Connections that the other side has closed. */
    int hungUp() {
        return hungUp.get();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (IOException over) {
            if (!closed) {
                throw new UncheckedIOException(over);
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            String request = read(in);
            while (!request.isEmpty()) {
                requests.add(request);
                if (!reply.to(request, socket.getOutputStream())) {
                    return;
                }
                request = read(in);
            }
            hungUp.incrementAndGet();
        } catch (IOException brokenOff) {
            hungUp.incrementAndGet();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One request; empty when there is none any more. */
    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                return "";
            }
            head.append((char) octet);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
