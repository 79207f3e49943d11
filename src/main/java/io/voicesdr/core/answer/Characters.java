package io.voicesdr.core.answer;

import java.util.regex.Pattern;

/** Takes out of a model's text what must not reach WhatsApp: characters of our mark, controls, leftovers of the prompt. */
final class Characters {

    /** The alphabet of the mark and its invisible neighbours: one of them in a text would blur where the mark begins. */
    private static final String INVISIBLE = "\u200B\u200C\u2060\u2061\u2062\u2063\u2064\uFEFF";

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
            default -> {
                if (INVISIBLE.indexOf(point) < 0) {
                    clean.appendCodePoint(point);
                }
            }
        }
    }

    private static String withoutDelimiters(String text) {
        String noted = NOTE.matcher(text).replaceAll("").replace("⟦", "").replace("⟧", "");
        String untagged = TURN_TAG.matcher(noted).replaceAll("");
        String begun = JSON_HEAD.matcher(untagged).replaceFirst("");
        return JSON_TAIL.matcher(begun).replaceFirst("");
    }
}
