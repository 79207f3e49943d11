package io.voicesdr.core.tenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A key or token that must not reach a log: {@link #toString()} is masked, comparison takes constant time. */
public record Secret(String value) {

    /** Whether {@code candidate} is this secret, in a time that tells nothing about where they differ. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
