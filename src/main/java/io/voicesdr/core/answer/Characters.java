package io.voicesdr.core.answer;

import java.util.regex.Pattern;

/**
 * Takes out of a model's text what must not reach WhatsApp: what nobody sees, characters of our mark among it, controls,
 * leftovers of the prompt.
 */
final class Characters {

    /** Holds the parts of one emoji together. */
    private static final int JOINER = 0x200D;

    /** Letters and signs without ink. */
    private static final String BLANK = "\u115F\u1160\u2800\u3164\uFFA0";

    private static final Pattern NOTE = Pattern.compile("⟦[^⟦⟧\\n]*⟧ ?");
    private static final Pattern TURN_TAG = Pattern.compile(
            "<\\|?/?(?:start_of_turn|end_of_turn|im_start|im_end|endoftext|eos|bos)\\|?>(?:(?:user|model|assistant|system)\\b)?");
    /** Models that run away write blanks without end: each is looked at once. */
    private static final Pattern JSON_HEAD = Pattern.compile("^\\s*+(?:\\{\\s*+)?\"bubbles\"\\s*+:\\s*+\\[\\s*+\"");

    private static final Pattern JSON_TAIL = Pattern.compile("\"\\s*+]\\s*+}\\s*+$");

    private Characters() {}

    /** {@code text} without them; lines end in {@code \n}, tabs are blanks. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> append(clean, point));
        return withoutDelimiters(clean.toString()).strip();
    }

    private static void append(StringBuilder clean, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL -> clean.append(point == '\n' ? "\n" : point == '\t' ? " " : "");
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append('\n');
            // half a pair can't be written as UTF-8; private characters are our place-holders while markdown is turned
            case Character.SURROGATE, Character.PRIVATE_USE -> {}
            // the alphabet of our mark, which would blur where it begins, and what turns the direction of writing
            case Character.FORMAT -> clean.append(point == JOINER ? Character.toString(JOINER) : "");
            // of whatever script or weight: prices are checked, and read, in these
            case Character.DECIMAL_DIGIT_NUMBER -> clean.append(Character.digit(point, 10));
            default -> clean.appendCodePoint(BLANK.indexOf(point) < 0 ? point : ' ');
        }
    }

    private static String withoutDelimiters(String text) {
        String noted = NOTE.matcher(text).replaceAll("").replace("⟦", "").replace("⟧", "");
        String untagged = TURN_TAG.matcher(noted).replaceAll("");
        String begun = JSON_HEAD.matcher(untagged).replaceFirst("");
        return JSON_TAIL.matcher(begun).replaceFirst("");
    }
}
