package io.voicesdr.core.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The narrowings with which ids, names and amounts fit into a {@link Signature}. Pure. */
public final class Hashes {

    private Hashes() {}

    /** 21 bits of a message id, never 0. */
    public static int ofMessage(String messageId) {
        return nonZero(first32Bits(messageId), 21);
    }

    /** 14 bits of a flow node's id, never 0. */
    public static int ofNode(String nodeId) {
        return nonZero(first32Bits(nodeId), 14);
    }

    /** 16 bits of a tenant's configuration hash. */
    public static int ofConfig(String configHash) {
        return first32Bits(configHash) >>> 16;
    }

    /**
     * Tokens on a logarithmic scale of 64 steps, four to a doubling: 0 for none, at most 10 % off up to 65,535 tokens,
     * the last step for all beyond.
     */
    public static int tokenStep(long tokens) {
        if (tokens <= 0) {
            return 0;
        }
        long step = 1 + Math.round(4 * Math.log((double) tokens) / Math.log(2));
        return (int) Math.min(63, step);
    }

    /** The amount that {@code step} stands for. */
    public static long tokensOf(int step) {
        return step == 0 ? 0 : Math.round(Math.pow(2, (step - 1) / 4.0));
    }

    private static int nonZero(int hash, int bits) {
        int narrowed = hash >>> (32 - bits);
        return narrowed == 0 ? 1 : narrowed;
    }

    private static int first32Bits(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
