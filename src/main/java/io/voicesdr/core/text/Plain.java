package io.voicesdr.core.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as they are compared: lower case, no accents, signs kept. Pure. */
public final class Plain {

    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.COMBINING_SPACING_MARK | 1 << Character.ENCLOSING_MARK;

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f]+");

    private Plain() {}

    /** {@code text} in lower case, without accents, its runs of blanks as one blank. */
    public static String of(String text) {
        return SPACES.matcher(bare(text)).replaceAll(" ").strip();
    }

    /** {@code text} in lower case, without accents, blanks as they are. */
    static String bare(String text) {
        return (isAscii(text) ? text : withoutMarks(Normalizer.normalize(text, Normalizer.Form.NFKD)))
                .toLowerCase(Locale.ROOT);
    }

    private static String withoutMarks(String decomposed) {
        StringBuilder bare = new StringBuilder(decomposed.length());
        for (int i = 0, point; i < decomposed.length(); i += Character.charCount(point)) {
            point = decomposed.codePointAt(i);
            if ((MARKS >> Character.getType(point) & 1) == 0) {
                bare.appendCodePoint(point);
            }
        }
        return bare.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
