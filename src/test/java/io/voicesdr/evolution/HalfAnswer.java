package io.voicesdr.evolution;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that begins its answers and never ends them: the line stands still, or drips. */
final class HalfAnswer implements AutoCloseable {

    private static final int DRIP_MILLIS = 50;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Socket> lines = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final String beginning;
    private final boolean drips;

    HalfAnswer(String beginning, boolean drips) throws IOException {
        this.beginning = beginning;
        this.drips = drips;
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    /** How many have begun to be answered. */
    int requests() {
        return requests.get();
    }

    private void serve() {
        try {
            while (closed.getCount() > 0) {
                Socket line = server.accept();
                lines.add(line);
                Thread.ofVirtual().start(() -> answer(line));
            }
        } catch (IOException over) {
            if (closed.getCount() > 0) {
                throw new UncheckedIOException(over);
            }
        }
    }

    private void answer(Socket line) {
        try {
            line.getInputStream().read(new byte[8_192]);
            requests.incrementAndGet();
            OutputStream out = line.getOutputStream();
            out.write(("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n"
                            + beginning)
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (drips && !closed.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
                out.write('A');
                out.flush();
            }
        } catch (IOException hungUp) {
            lines.remove(line);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket line : lines) {
            line.close();
        }
    }
}
