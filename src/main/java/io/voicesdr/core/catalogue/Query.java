package io.voicesdr.core.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What somebody looks for.
 *
 * @param words in any spelling; may be empty
 * @param filters all of which should hold
 * @param likeId an item that the others should resemble
 * @param limit items wanted, at least one
 */
public record Query(String words, List<Filter> filters, Optional<String> likeId, int limit) {

    /** The name by which filters mean the price. */
    public static final String PRICE = "preco";

    public Query {
        filters = List.copyOf(filters);
    }

    /** Only words. */
    public static Query of(String words) {
        return new Query(words, List.of(), Optional.empty(), 5);
    }

    /**
     * One condition on a column.
     *
     * @param column its name in the file, in any spelling, or {@link #PRICE}
     * @param min of the number in the cell
     * @param max of the number in the cell
     * @param is words that must stand in the cell
     */
    public record Filter(String column, Optional<BigDecimal> min, Optional<BigDecimal> max, Optional<String> is) {}
}
