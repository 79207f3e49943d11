package io.voicesdr.core.signature;

import java.util.List;
import java.util.Optional;

/** Which bits of a mark mean what: the table of docs/signature.md. Pure. */
final class WireFormat {
    static final int PAYLOAD_BITS = 67;
    static final int CHECK_BITS = 29;

    private static final int VERSION = 1;
    private static final List<Kind> KINDS = List.of(Kind.values());

    private WireFormat() {}

    /** The payload of {@code signature}; the check still has to be put behind it. */
    static Bits payload(Signature signature) {
        return Bits.empty()
                .put(VERSION, 2)
                .put(KINDS.indexOf(signature.kind()), 4)
                .put(signature.bubble(), 3)
                .put(signature.last() ? 1 : 0, 1)
                .put(signature.place(), 14)
                .put(signature.answers(), 21)
                .put(signature.config(), 16)
                .put(signature.tokenStep(), 6);
    }

    /** What {@code bits} say; empty for a version or a kind of the future. */
    static Optional<Signature> signature(Bits bits) {
        int version = bits.take(2);
        int kind = bits.take(4);
        if (version != VERSION || kind >= KINDS.size()) {
            return Optional.empty();
        }
        return Optional.of(new Signature(
                KINDS.get(kind),
                bits.take(3),
                bits.take(1) == 1,
                bits.take(14),
                bits.take(21),
                bits.take(16),
                bits.take(6)));
    }

    /** The check that stands behind the payload. */
    static int check(byte[] mark) {
        Bits bits = Bits.of(mark);
        while (bits.position() < PAYLOAD_BITS) {
            bits.take(1);
        }
        return bits.take(CHECK_BITS);
    }
}
