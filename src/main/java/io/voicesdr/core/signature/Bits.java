package io.voicesdr.core.signature;

import java.util.Arrays;

/** The 96 bits of a mark, written and read from the front, most significant bit first. Not thread-safe. */
final class Bits {
    static final int BYTES = 12;

    private final byte[] bytes;
    private int next;

    private Bits(byte[] bytes) {
        this.bytes = bytes;
    }

    static Bits empty() {
        return new Bits(new byte[BYTES]);
    }

    static Bits of(byte[] bytes) {
        return new Bits(Arrays.copyOf(bytes, BYTES));
    }

    /** Appends the lowest {@code width} bits of {@code value}. */
    Bits put(int value, int width) {
        for (int bit = width - 1; bit >= 0; bit--, next++) {
            bytes[next / 8] |= (byte) ((value >>> bit & 1) << (7 - next % 8));
        }
        return this;
    }

    /** The next {@code width} bits as a number, at most 31. */
    int take(int width) {
        int value = 0;
        for (int end = next + width; next < end; next++) {
            value = value << 1 | bytes[next / 8] >>> (7 - next % 8) & 1;
        }
        return value;
    }

    /** How many bits have been put or taken. */
    int position() {
        return next;
    }

    byte[] toBytes() {
        return bytes.clone();
    }

    /** The first {@code count} bits, the rest of the last byte zero: what the check is made over. */
    byte[] first(int count) {
        byte[] head = Arrays.copyOf(bytes, (count + 7) / 8);
        int spare = head.length * 8 - count;
        head[head.length - 1] &= (byte) (0xFF << spare);
        return head;
    }
}
