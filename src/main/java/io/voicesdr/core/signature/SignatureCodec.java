package io.voicesdr.core.signature;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes and reads the invisible mark of one tenant (docs/signature.md). Immutable and thread-safe. */
public final class SignatureCodec {
    private final byte[] instance;
    private final List<MarkKey> keys;

    /**
     * @param instance the tenant; a mark of another tenant does not verify
     * @param keys the first signs, all verify, so that a key can be changed without forgetting what was said under the
     *     old one; at least one, none blank
     * @throws IllegalArgumentException when there is no key, or a blank one
     */
    public SignatureCodec(String instance, List<String> keys) {
        if (keys.isEmpty() || keys.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("at least one key is needed, and none may be blank");
        }
        this.instance = instance.getBytes(StandardCharsets.UTF_8);
        this.keys = keys.stream().map(MarkKey::new).toList();
    }

    /** {@code text} with the mark at its end, 48 characters longer; a mark already there is taken off first. */
    public String sign(String text, Signature signature) {
        Bits bits = WireFormat.payload(signature);
        bits.put(check(keys.getFirst(), bits), WireFormat.CHECK_BITS);
        return strip(text) + Alphabet.write(bits.toBytes());
    }

    /**
     * The mark at the end of {@code text}, white space after it allowed; empty when there is none, when its check does not
     * hold, or when it is of a version or kind not known here.
     */
    public Optional<Signature> read(String text) {
        String trimmed = text.stripTrailing();
        int start = trimmed.length() - Alphabet.MARK_LENGTH;
        if (start < 0 || !isMark(trimmed, start)) {
            return Optional.empty();
        }
        byte[] mark = Alphabet.read(trimmed.substring(start));
        return verifies(mark) ? WireFormat.signature(Bits.of(mark)) : Optional.empty();
    }

    /**
     * {@code text} without any run of mark characters at its end, valid or not, and without the white space after it. Text
     * that ends in none of these four characters comes back as it is.
     */
    public static String strip(String text) {
        int end = text.length();
        for (int i = text.length() - 1; i >= 0; i--) {
            if (Alphabet.contains(text.charAt(i))) {
                end = i;
            } else if (!Character.isWhitespace(text.charAt(i))) {
                break;
            }
        }
        return text.substring(0, end);
    }

    private boolean verifies(byte[] mark) {
        int found = WireFormat.check(mark);
        Bits bits = Bits.of(mark);
        return keys.stream().anyMatch(key -> check(key, bits) == found);
    }

    /** The zero byte keeps an instance's name and the payload apart. */
    private int check(MarkKey key, Bits bits) {
        return key.check(WireFormat.CHECK_BITS, instance, new byte[1], bits.first(WireFormat.PAYLOAD_BITS));
    }

    private static boolean isMark(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (!Alphabet.contains(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
