package io.voicesdr.core.text;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as the sequence of its words, so that quotes can be compared whatever their accents, case, spacing and
 * punctuation. Immutable.
 *
 * @param words lower case, accents taken off; runs of letters and digits
 */
public record Words(List<String> words) {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    public Words {
        words = List.copyOf(words);
    }

    /** The words of {@code text}; none for a text of signs and emoji only. */
    public static Words of(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return new Words(
                GAPS.splitAsStream(plain).filter(word -> !word.isEmpty()).toList());
    }

    /** Whether {@code quote}'s words stand here, whole and one after the other. A quote without words stands nowhere. */
    public boolean contain(Words quote) {
        return !quote.words.isEmpty() && Collections.indexOfSubList(words, quote.words) >= 0;
    }
}
