package io.voicesdr.core.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds texts by their words, as documents are searched. Pure. */
public final class WordSearch {

    private WordSearch() {}

    /**
     * How well each of {@code texts} fits {@code wanted}, 1 for the best, by its key; those with no word of it are left out.
     */
    public static Map<String, Double> scores(String wanted, Map<String, String> texts) {
        List<Passage> passages = new ArrayList<>();
        texts.forEach((key, text) -> passages.add(new Passage(key, "", "", text)));
        double[] scores = new PassageIndex(passages).scores(wanted);
        double best = 0;
        for (double score : scores) {
            best = Math.max(best, score);
        }
        Map<String, Double> fitting = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0) {
                fitting.put(passages.get(i).id(), scores[i] / best);
            }
        }
        return fitting;
    }
}
