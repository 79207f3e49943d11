package io.voicesdr.sandbox.gemini;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A text as the words that rules look for: lower case, without accents. Pure. */
final class Words {
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "com", "para", "por", "que", "tem", "uma", "uns", "dos", "das", "the", "and", "los", "las", "del", "voces",
            "quanto", "quero", "queria", "esse", "essa", "ainda", "sobre", "mais", "esta", "unidade", "preco", "valor");
    private static final int SHORTEST_NAME = 3;

    private Words() {}

    /** {@code text} in lower case without accents. */
    static String folded(String text) {
        String marks = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return marks.replaceAll("\\p{M}", "");
    }

    /** The words of {@code text}, folded. */
    static List<String> of(String text) {
        return List.of(folded(text).split("[^\\p{Alnum}]+"));
    }

    /** The words of {@code text} that could name a thing. */
    static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>(of(text));
        names.removeIf(word -> word.length() < SHORTEST_NAME || WITHOUT_MEANING.contains(word) || isYear(word));
        return names;
    }

    /** Whether {@code text} has one of {@code phrases}: words alone or several in a row, folded. */
    static boolean hasAny(String text, List<String> phrases) {
        String padded = " " + String.join(" ", of(text)) + " ";
        return phrases.stream().anyMatch(phrase -> padded.contains(" " + phrase + " "));
    }

    private static boolean isYear(String word) {
        return word.matches("(19|20)\\d\\d");
    }
}
