package io.voicesdr.core.catalogue;

import java.util.List;

/**
 * What a search came to.
 *
 * @param items best first, no more than asked for
 * @param total how many fit as well as these
 * @param exact whether they are what was looked for; false: nothing is, these come nearest
 * @param unknown words and columns that the catalogue knows nothing of
 */
public record Found(List<Item> items, int total, boolean exact, List<String> unknown) {
    public Found {
        items = List.copyOf(items);
        unknown = List.copyOf(unknown);
    }
}
