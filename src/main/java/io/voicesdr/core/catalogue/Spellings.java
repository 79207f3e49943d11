package io.voicesdr.core.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The words that somewhere are written, to find those that a misspelt one may mean. Filled first, then only read. */
public final class Spellings {

    private final Map<Integer, TreeSet<String>> byLength = new HashMap<>();

    /** @param word folded, see {@link Stems#words} */
    public void add(String word) {
        byLength.computeIfAbsent(word.length(), length -> new TreeSet<>()).add(word);
    }

    /** The words with the fewest slips between them and {@code word}, itself left out; none when all are too far off. */
    public List<String> nearest(String word) {
        int allowed = word.chars().anyMatch(Character::isDigit) ? 0 : Slips.allowed(word.length());
        List<String> nearest = new ArrayList<>();
        int least = allowed;
        for (int length = word.length() - allowed; length <= word.length() + allowed; length++) {
            for (String spelling : byLength.getOrDefault(length, new TreeSet<>())) {
                int slips = Slips.between(word, spelling, least);
                if (slips > least || slips == 0) {
                    continue;
                }
                if (slips < least) {
                    nearest.clear();
                    least = slips;
                }
                nearest.add(spelling);
            }
        }
        return nearest;
    }
}
