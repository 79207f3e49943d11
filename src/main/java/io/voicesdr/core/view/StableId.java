package io.voicesdr.core.view;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Names for things that no table numbers: UUIDs of version 5 (RFC 9562 §5.5) made of the instance and a message's id, so
 * that every replica, at any time, says the same one. Pure.
 */
public final class StableId {

    /** The name space of this product: the UUIDv5 of {@code io.voicesdr} in the name space for domain names. */
    private static final UUID SPACE = v5(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "io.voicesdr");

    private static final long VERSION_5 = 0x5000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private StableId() {}

    /** The session that begins with that message. */
    public static UUID ofSession(String instance, String firstMessageId) {
        return v5(SPACE, "session\n" + instance + "\n" + firstMessageId);
    }

    /** What a customer asked with that message. */
    public static UUID ofQuestion(String instance, String messageId) {
        return v5(SPACE, "question\n" + instance + "\n" + messageId);
    }

    /** What that message says about that item. */
    public static UUID ofInteraction(String instance, String messageId, String itemId) {
        return v5(SPACE, "interaction\n" + instance + "\n" + messageId + "\n" + itemId);
    }

    /** The hand-over of which the customer was told with that message. */
    public static UUID ofHandOff(String instance, String messageId) {
        return v5(SPACE, "handoff\n" + instance + "\n" + messageId);
    }

    /** RFC 9562 §5.5. */
    static UUID v5(UUID space, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        byte[] input = ByteBuffer.allocate(16 + text.length)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .put(text)
                .array();
        ByteBuffer hash = ByteBuffer.wrap(sha1(input));
        return new UUID(hash.getLong() & ~0xF000L | VERSION_5, hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT);
    }

    private static byte[] sha1(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
