package io.voicesdr.evolution;

/**
 * Takes out what Postgres can't store: with U+0000 or half a surrogate pair in it WhatsApp delivers a text, but Evolution
 * answers 400 and keeps no row (evolution/CONTRACT.md §4.2), so that it would look unsent and go out again. Pure.
 */
final class SendableText {
    private static final int REPLACEMENT = 0xFFFD;

    private SendableText() {}

    static String of(String text) {
        StringBuilder sendable = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0)
                .map(point -> isHalfPair(point) ? REPLACEMENT : point)
                .forEach(sendable::appendCodePoint);
        return sendable.toString();
    }

    private static boolean isHalfPair(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
