package io.voicesdr.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * An answer that has begun. Reading its body waits for what has not come yet, and ends with an
 * {@link java.io.InterruptedIOException} when the whole takes longer than it may. For one thread.
 *
 * @param status as HTTP has it
 * @param body to its end, or until it is closed; what has not come by then is not waited for
 */
public record Answer(int status, InputStream body) implements AutoCloseable {

    /** Any 2xx. */
    public boolean isOk() {
        return status >= 200 && status <= 299;
    }

    /**
     * The whole body.
     *
     * @throws IOException also when there are more than {@code most} bytes
     */
    public byte[] bytes(int most) throws IOException {
        byte[] bytes = body.readNBytes(most);
        if (bytes.length == most && body.read() >= 0) {
            throw new TooLarge(most);
        }
        return bytes;
    }

    /** Lets go of the connection: back to the others when the body has ended, else it is closed. */
    @Override
    public void close() throws IOException {
        body.close();
    }

    /** A body without end, or with a far one. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(int most) {
            super("more than " + most + " bytes");
        }
    }
}
