package io.voicesdr.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that came packed though nobody asked for it, as it reads unpacked: some proxies pack whatever passes. Begins to read
 * when it is read. The JDK's own: Netty's would look for packings that no executable carries. For one thread.
 */
final class Unpacking extends InputStream {

    private final InputStream packed;
    private final Opening opening;
    private @Nullable InputStream unpacked;

    private Unpacking(InputStream packed, Opening opening) {
        this.packed = packed;
        this.opening = opening;
    }

    private interface Opening {
        InputStream open(InputStream packed) throws IOException;
    }

    /** @param encoding the header's; what is none of gzip and deflate stays as it is, and is found unreadable by its reader */
    static InputStream of(@Nullable String encoding, InputStream body) {
        return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new Unpacking(body, GZIPInputStream::new);
            case "deflate" -> new Unpacking(body, InflaterInputStream::new);
            default -> body;
        };
    }

    @Override
    public int read() throws IOException {
        return unpacked().read();
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        return unpacked().read(to, from, length);
    }

    private InputStream unpacked() throws IOException {
        InputStream known = unpacked;
        if (known == null) {
            known = open();
            unpacked = known;
        }
        return known;
    }

    /** No body at all is not a broken one. */
    private InputStream open() throws IOException {
        PushbackInputStream body = new PushbackInputStream(packed, 1);
        int first = body.read();
        if (first < 0) {
            return body;
        }
        body.unread(first);
        return opening.open(body);
    }

    @Override
    public void close() throws IOException {
        InputStream known = unpacked;
        if (known == null) {
            packed.close();
        } else {
            known.close();
        }
    }
}
