package io.voicesdr.http;

import io.vertx.core.buffer.Buffer;
import java.io.OutputStream;

/** Writes into a buffer that grows, so that a large body is in the memory once. For one thread. */
public final class BufferOutput extends OutputStream {

    private static final int START = 1_024;

    private final Buffer buffer = Buffer.buffer(START);

    /** What has been written. */
    public Buffer buffer() {
        return buffer;
    }

    @Override
    public void write(int octet) {
        buffer.appendByte((byte) octet);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        buffer.appendBytes(bytes, from, length);
    }
}
