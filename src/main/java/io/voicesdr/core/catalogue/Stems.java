package io.voicesdr.core.catalogue;

import io.voicesdr.core.text.Words;
import java.util.List;
import java.util.Set;

/**
 * Words reduced to what they have in common with their plurals and genders in Portuguese: {@code automáticas} and
 * {@code automático}, {@code azuis} and {@code azul}, {@code pães} and {@code pão}. Crude and the same on both sides, which
 * is all that a search needs. Pure.
 */
public final class Stems {

    private static final int SHORTEST = 4;

    /** Say nothing about an item. Folded. */
    private static final Set<String> EMPTY = Set.of(
            "a", "o", "as", "os", "um", "uma", "uns", "umas", "de", "do", "da", "dos", "das", "e", "ou", "em", "no",
            "na", "nos", "nas", "com", "sem", "para", "pra", "por", "que", "tem", "voces", "voce", "quero", "queria",
            "algum", "alguma", "ate", "mais", "menos", "the", "of", "and", "or", "with", "for", "an", "el", "la", "los",
            "las", "y", "con", "del", "un", "una");

    private Stems() {}

    /** The stems of {@code text}, in order; words that say nothing are left out. */
    static List<String> of(String text) {
        return words(text).stream().map(Stems::stem).toList();
    }

    /** The words of {@code text} that say something, folded. */
    public static List<String> words(String text) {
        return Words.of(text).words().stream()
                .filter(word -> !EMPTY.contains(word))
                .toList();
    }

    /**
     * What {@code word} has in common with its plurals and like forms.
     *
     * @param word lower case, without accents
     */
    public static String stem(String word) {
        if (word.length() < SHORTEST || hasDigit(word)) {
            return word;
        }
        String singular = singular(word);
        int last = singular.length() - 1;
        boolean vowel = "aoe".indexOf(singular.charAt(last)) >= 0;
        String bare = vowel && singular.length() >= SHORTEST ? singular.substring(0, last) : singular;
        return bare.endsWith("n") ? bare.substring(0, bare.length() - 1) + "m" : bare;
    }

    private static String singular(String word) {
        if (word.endsWith("oes") || word.endsWith("aes") || word.endsWith("aos")) {
            return cut(word, 3) + "ao";
        }
        if (word.endsWith("ais") || word.endsWith("eis") || word.endsWith("ois") || word.endsWith("uis")) {
            return cut(word, 2) + "l";
        }
        if (word.endsWith("ns")) {
            return cut(word, 2) + "m";
        }
        if (word.endsWith("res") || word.endsWith("zes") || word.endsWith("ses")) {
            return cut(word, 2);
        }
        return word.endsWith("s") && !word.endsWith("ss") ? cut(word, 1) : word;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }
}
