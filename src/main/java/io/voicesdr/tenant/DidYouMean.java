package io.voicesdr.tenant;

import io.voicesdr.core.text.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant who wrote a word that is none. Pure. */
final class DidYouMean {

    private DidYouMean() {}

    /** The nearest of {@code known}, at most one letter in three away; spelling styles (camelCase, kebab) don't count. */
    static Optional<String> of(String word, Collection<String> known) {
        String plain = plain(word);
        int allowed = plain.length() <= 3 ? 1 : plain.length() <= 7 ? 2 : 3;
        return known.stream()
                .filter(candidate -> Spelling.distance(plain, plain(candidate)) <= allowed)
                .min(Comparator.comparingInt((String candidate) -> Spelling.distance(plain, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String plain(String word) {
        return word.replaceAll("([a-z])([A-Z])", "$1_$2")
                .replace('-', '_')
                .replace(' ', '_')
                .toLowerCase(Locale.ROOT);
    }
}
