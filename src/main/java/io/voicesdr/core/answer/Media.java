package io.voicesdr.core.answer;

import java.util.Base64;

/** What a bubble shows or sounds: an address that Evolution fetches, or the thing itself. Immutable. */
public sealed interface Media {

    /** For example {@code image/png}; empty when unknown, then the far side guesses. */
    String mimeType();

    /**
     * A file that Evolution fetches by its address.
     *
     * @param url http or https; must not be signed, since Evolution adds a parameter (evolution/CONTRACT.md §4.2)
     */
    record Linked(String url, String mimeType) implements Media {}

    /**
     * Held as it travels, so that it is in memory once only.
     *
     * @param base64 without line breaks and without {@code data:} before it
     */
    record Inline(String mimeType, String base64) implements Media {
        /** {@code bytes} to be sent. */
        public static Inline of(String mimeType, byte[] bytes) {
            return new Inline(mimeType, Base64.getEncoder().encodeToString(bytes));
        }

        /** The size of the thing itself, give or take two bytes. */
        public int bytes() {
            return base64.length() / 4 * 3;
        }

        /** The size only: what a customer gets must not reach a log by accident. */
        @Override
        public String toString() {
            return "Inline[" + mimeType + ", about " + bytes() + " bytes]";
        }
    }
}
