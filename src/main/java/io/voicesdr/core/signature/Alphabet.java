package io.voicesdr.core.signature;

/**
 * The four invisible characters that marks are written in, two bits each. Exactly these came back byte for byte from
 * Evolution (sendText and findMessages, 2.3.6). U+200D is not among them: it joins emoji.
 */
final class Alphabet {
    static final int MARK_LENGTH = Bits.BYTES * 4;

    private static final String CHARACTERS = "\u200B\u200C\u2060\u2063";

    private Alphabet() {}

    static String write(byte[] bytes) {
        StringBuilder mark = new StringBuilder(bytes.length * 4);
        for (byte eight : bytes) {
            for (int shift = 6; shift >= 0; shift -= 2) {
                mark.append(CHARACTERS.charAt(eight >>> shift & 3));
            }
        }
        return mark.toString();
    }

    /** @param mark of {@link #MARK_LENGTH} characters, all of this alphabet */
    static byte[] read(String mark) {
        byte[] bytes = new byte[mark.length() / 4];
        for (int i = 0; i < mark.length(); i++) {
            bytes[i / 4] |= (byte) (CHARACTERS.indexOf(mark.charAt(i)) << (6 - i % 4 * 2));
        }
        return bytes;
    }

    static boolean contains(char character) {
        return CHARACTERS.indexOf(character) >= 0;
    }
}
