package io.voicesdr.core.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The spellings that stand in a catalogue, for words that stand in none. Immutable. */
final class Vocabulary {

    /** Spellings of one length, in order, each with the signs in it: two that differ in many have many slips between them. */
    private record Bucket(String[] words, long[] signs) {}

    private final Map<Integer, Bucket> byLength = new HashMap<>();

    /** @param words folded, in any order, also more than once */
    Vocabulary(Iterable<String> words) {
        Map<Integer, Set<String>> found = new HashMap<>();
        for (String word : words) {
            found.computeIfAbsent(word.length(), length -> new HashSet<>()).add(word);
        }
        found.forEach((length, spellings) -> byLength.put(length, bucket(spellings)));
    }

    private static Bucket bucket(Set<String> spellings) {
        String[] words = spellings.stream().sorted().toArray(String[]::new);
        long[] signs = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            signs[i] = signs(words[i]);
        }
        return new Bucket(words, signs);
    }

    /** The spellings that {@code word} may be a slip of: those with the fewest slips, shortest first, then in order. */
    List<String> nearest(String word) {
        int allowed = Slips.forgivenIn(word);
        List<String> nearest = new ArrayList<>();
        int least = allowed;
        long signs = signs(word);
        for (int length = word.length() - allowed; length <= word.length() + allowed; length++) {
            Bucket bucket = byLength.get(length);
            if (bucket == null) {
                continue;
            }
            for (int i = 0; i < bucket.words.length; i++) {
                if (Long.bitCount(signs ^ bucket.signs[i]) > 2 * least) {
                    continue;
                }
                int slips = Slips.between(word, bucket.words[i], least);
                if (slips > least || slips == 0) {
                    continue;
                }
                if (slips < least) {
                    nearest.clear();
                    least = slips;
                }
                nearest.add(bucket.words[i]);
            }
        }
        return nearest;
    }

    /** A bit a sign; a letter changed, added or dropped changes two at most, a swap none. */
    private static long signs(String word) {
        long signs = 0;
        for (int i = 0; i < word.length(); i++) {
            signs |= 1L << (word.charAt(i) & 63);
        }
        return signs;
    }
}
