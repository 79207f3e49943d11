package io.voicesdr.core.prompt;

import java.util.regex.Pattern;

/**
 * Text that others wrote, made fit to stand in a prompt as data. What a reader sees stays as it is; what could pass for
 * our own notes, for a change of speaker, or could hide from a reader, is defused. Pure.
 *
 * <p>The notes are told from data by their brackets: {@code ⟦} and {@code ⟧} never survive in data, so that no text,
 * name, caption or quote can fake a time, a speaker or the end of a message.
 */
public final class Untrusted {

    static final char OPEN = '⟦';
    static final char CLOSE = '⟧';

    private static final String LIKE_OPEN = "⟦〚⟬⦋⦗〘【〖〔⁅";
    private static final String LIKE_CLOSE = "⟧〛⟭⦌⦘〙】〗〕⁆";
    private static final int JOINER = 0x200D;

    /** Turn tags of chat models; a lone {@code <} in "preço < 50 mil" is left alone. */
    private static final Pattern TURN_TAG = Pattern.compile(
            "<(?=[\\s/|]{0,8}(?:system|user|model|assistant|tool|developer|instructions?|start_of_turn|end_of_turn"
                    + "|im_start|im_end|bos|eos|endoftext)\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Untrusted() {}

    /** {@code written} as data: line breaks kept, outer blanks taken off. Empty when nothing readable is in it. */
    public static String text(String written) {
        StringBuilder clean = new StringBuilder(written.length());
        String lines = written.replace("\r\n", "\n");
        for (int i = 0, point; i < lines.length(); i += Character.charCount(point)) {
            point = lines.codePointAt(i);
            append(clean, point);
        }
        String all = clean.toString();
        return (all.indexOf('<') < 0 ? all : TURN_TAG.matcher(all).replaceAll("‹")).strip();
    }

    /** {@code written} as data on one line of at most {@code maxChars}: names, titles. */
    public static String line(String written, int maxChars) {
        String line = BLANKS.matcher(text(written)).replaceAll(" ");
        return head(line, maxChars).strip();
    }

    /** The first {@code maxChars} of {@code text}, one less where a pair of surrogates would be torn. */
    static String head(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars);
    }

    private static void append(StringBuilder clean, int point) {
        if (point == '\n') {
            clean.append('\n');
        } else if (LIKE_OPEN.indexOf(point) >= 0) {
            clean.append('[');
        } else if (LIKE_CLOSE.indexOf(point) >= 0) {
            clean.append(']');
        } else {
            appendReadable(clean, point);
        }
    }

    /** Invisible characters can carry orders that no person of the company would see; half surrogates break JSON. */
    private static void appendReadable(StringBuilder clean, int point) {
        switch (Character.getType(point)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append('\n');
            case Character.CONTROL -> clean.append(point == '\t' ? " " : "");
            case Character.FORMAT -> clean.append(point == JOINER ? Character.toString(JOINER) : "");
            case Character.SURROGATE -> {}
            default -> clean.appendCodePoint(point);
        }
    }
}
