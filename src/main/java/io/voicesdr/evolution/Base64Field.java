package io.voicesdr.evolution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Reads the file out of an answer of getBase64FromMediaMessage while it comes: neither the answer nor its base64 is ever in
 * the memory as a whole, only the bytes they stand for. Stateless.
 */
final class Base64Field {

    private static final String FIELD = "base64";

    /** Jackson decodes a text value in pieces of its own small buffer. */
    private static final JsonFactory FACTORY = new JsonFactory();

    private Base64Field() {}

    /**
     * The decoded bytes of the top-level field {@code base64}.
     *
     * @param expected how many there will be as far as anybody knows; room for them is made at once
     * @throws Overflow when there are more than {@code most}
     * @throws JsonParseException when {@code body} is no JSON, is cut short, or has no such field
     */
    static byte[] read(InputStream body, int expected, int most) throws IOException {
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "no object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = FIELD.equals(parser.currentName());
                JsonToken value = parser.nextToken();
                if (wanted && value == JsonToken.VALUE_STRING) {
                    Bytes bytes = new Bytes(Math.min(expected, most), most);
                    decode(parser, bytes);
                    return bytes.whole();
                }
                parser.skipChildren();
            }
            throw new JsonParseException(parser, "no field " + FIELD);
        }
    }

    private static void decode(JsonParser parser, OutputStream to) throws IOException {
        try {
            parser.readBinaryValue(to);
        } catch (IllegalArgumentException noBase64) {
            throw new JsonParseException(parser, "no base64", noBase64);
        }
    }

    /** There is more than was asked for. */
    static final class Overflow extends IOException {
        private static final long serialVersionUID = 1L;

        Overflow() {
            super("more bytes than asked for");
        }
    }

    /** Grows to at most {@code most}, and gives its array away without a copy when the guess was right. */
    private static final class Bytes extends OutputStream {
        private static final int LEAST = 1024;

        private final int most;
        private byte[] buffer;
        private int size;

        Bytes(int expected, int most) {
            this.most = most;
            this.buffer = new byte[Math.max(0, expected)];
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            if (length > most - size) {
                throw new Overflow();
            }
            if (length > buffer.length - size) {
                int doubled = (int) Math.min(most, Math.max(LEAST, 2L * buffer.length));
                buffer = Arrays.copyOf(buffer, Math.max(doubled, size + length));
            }
            System.arraycopy(from, offset, buffer, size, length);
            size += length;
        }

        byte[] whole() {
            return size == buffer.length ? buffer : Arrays.copyOf(buffer, size);
        }
    }
}
