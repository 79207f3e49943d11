package io.voicesdr.core.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The words that somewhere are written, to find those that a misspelt one may mean. Filled first, then only read. */
public final class Spellings {

    /** By length the words in order, each with the signs in it: two that differ in many have many slips between them. */
    private final Map<Integer, TreeMap<String, Long>> byLength = new HashMap<>();

    /**
     * Adds one that is written somewhere.
     *
     * @param word folded, see {@link Stems#words}
     */
    public void add(String word) {
        byLength.computeIfAbsent(word.length(), length -> new TreeMap<>()).put(word, signs(word));
    }

    /** The words with the fewest slips between them and {@code word}, itself left out; none when all are too far off. */
    public List<String> nearest(String word) {
        int allowed = Slips.forgivenIn(word);
        List<String> nearest = new ArrayList<>();
        int least = allowed;
        long signs = signs(word);
        for (int length = word.length() - allowed; length <= word.length() + allowed; length++) {
            for (Map.Entry<String, Long> known :
                    byLength.getOrDefault(length, new TreeMap<>()).entrySet()) {
                if (Long.bitCount(signs ^ known.getValue()) > 2 * least) {
                    continue;
                }
                int slips = Slips.between(word, known.getKey(), least);
                if (slips > least || slips == 0) {
                    continue;
                }
                if (slips < least) {
                    nearest.clear();
                    least = slips;
                }
                nearest.add(known.getKey());
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
