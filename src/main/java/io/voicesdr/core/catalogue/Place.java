package io.voicesdr.core.catalogue;

import java.util.Comparator;

/**
 * An item's place in the order of what was found: fewer words and conditions missed, then nearer, better, available,
 * earlier. No two places of one search are equal in this order.
 *
 * @param item its number in the catalogue
 * @param distance how far off its numbers are, all conditions together
 * @param score how well its words fit
 */
record Place(int item, int missedWords, int missedFilters, double distance, double score, boolean sold) {

    static final Comparator<Place> BEST_FIRST = Comparator.comparingInt(
                    (Place place) -> place.missedWords + place.missedFilters)
            .thenComparingInt(Place::missedWords)
            .thenComparingDouble(Place::distance)
            .thenComparing(Place::sold)
            .thenComparing(Comparator.comparingDouble(Place::score).reversed())
            .thenComparingInt(Place::item);

    boolean isExact() {
        return missedWords == 0 && missedFilters == 0 && !sold;
    }
}
