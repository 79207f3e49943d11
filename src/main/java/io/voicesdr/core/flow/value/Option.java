package io.voicesdr.core.flow.value;

import java.util.List;

/**
 * One thing a customer can choose.
 *
 * @param id what conditions and views call it; also recognised as the id of a button or list row
 * @param label what the customer reads
 * @param words other ways of saying it
 */
public record Option(String id, String label, List<String> words) {
    public Option {
        words = List.copyOf(words);
    }
}
