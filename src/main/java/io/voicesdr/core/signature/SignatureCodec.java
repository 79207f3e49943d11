package io.voicesdr.core.signature;

import java.util.List;
import java.util.Optional;

/** Writes and reads the invisible mark of one tenant (docs/signature.md). Immutable and thread-safe. */
public final class SignatureCodec {

    /**
     * @param instance the tenant; a mark of another tenant does not verify
     * @param keys the first signs, all verify, so that a key can be changed without forgetting what was said under the
     *     old one; at least one
     */
    public SignatureCodec(String instance, List<String> keys) {
        throw new UnsupportedOperationException();
    }

    /** {@code text} with the mark at its end; a mark already there is taken off first. */
    public String sign(String text, Signature signature) {
        throw new UnsupportedOperationException();
    }

    /** The mark at the end of {@code text}; empty when there is none, or when its check does not hold. */
    public Optional<Signature> read(String text) {
        throw new UnsupportedOperationException();
    }

    /** {@code text} without any run of mark characters at its end, valid or not. */
    public static String strip(String text) {
        throw new UnsupportedOperationException();
    }
}
