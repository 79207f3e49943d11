package io.voicesdr.core.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A text as the sequence of its words, so that quotes can be compared whatever their accents, case, spacing and
 * punctuation. Immutable.
 *
 * @param words lower case, accents taken off; runs of letters and digits
 */
public record Words(List<String> words) {

    /** Letters and numbers of every script, as a set of the general categories of Unicode. */
    private static final int WORD = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    public Words {
        words = List.copyOf(words);
    }

    /** The words of {@code text}; none for a text of signs and emoji only. */
    public static Words of(String text) {
        String plain = Plain.bare(text);
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int i = 0, point; i < plain.length(); i += Character.charCount(point)) {
            point = plain.codePointAt(i);
            if ((WORD >> Character.getType(point) & 1) == 0) {
                add(words, plain, begin, i);
                begin = i + Character.charCount(point);
            }
        }
        add(words, plain, begin, plain.length());
        return new Words(words);
    }

    private static void add(List<String> words, String plain, int begin, int end) {
        if (begin < end) {
            words.add(plain.substring(begin, end));
        }
    }

    /** Whether {@code quote}'s words stand here, whole and one after the other. A quote without words stands nowhere. */
    public boolean contain(Words quote) {
        return !quote.words.isEmpty() && Collections.indexOfSubList(words, quote.words) >= 0;
    }
}
