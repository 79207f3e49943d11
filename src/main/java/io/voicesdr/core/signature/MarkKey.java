package io.voicesdr.core.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * One key under which marks are made: HMAC-SHA256 (RFC 2104), cut to what a mark has room for. Written with {@link
 * MessageDigest} because the core imports {@code java.*} only. Immutable and thread-safe.
 */
final class MarkKey {
    private static final int BLOCK = 64;

    private final byte[] inner;
    private final byte[] outer;

    MarkKey(String key) {
        byte[] padded = padded(key.getBytes(StandardCharsets.UTF_8));
        this.inner = xor(padded, 0x36);
        this.outer = xor(padded, 0x5c);
    }

    /** The whole HMAC-SHA256 of {@code parts}, one after the other. */
    byte[] hmac(byte[]... parts) {
        MessageDigest digest = sha256();
        digest.update(inner);
        for (byte[] part : parts) {
            digest.update(part);
        }
        byte[] first = digest.digest();
        digest.update(outer);
        return digest.digest(first);
    }

    /** The first {@code bits} of the HMAC, at most 31, as a number. */
    int check(int bits, byte[]... parts) {
        return ByteBuffer.wrap(hmac(parts)).getInt() >>> (32 - bits);
    }

    private static byte[] padded(byte[] key) {
        return Arrays.copyOf(key.length > BLOCK ? sha256().digest(key) : key, BLOCK);
    }

    private static byte[] xor(byte[] block, int pad) {
        byte[] mixed = block.clone();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] ^= (byte) pad;
        }
        return mixed;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
