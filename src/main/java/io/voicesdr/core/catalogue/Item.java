package io.voicesdr.core.catalogue;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that is sold.
 *
 * @param id unique within the catalogue, as written in the file; customers and staff see it
 * @param title what it is called
 * @param price in reais, exact; empty when the file gives none (on request)
 * @param picture address of one, https
 * @param available whether it can be sold now
 * @param columns everything else the file says, column to cell, in the file's order; no empty cells
 */
public record Item(
        String id,
        String title,
        Optional<BigDecimal> price,
        Optional<String> picture,
        boolean available,
        Map<String, String> columns) {

    public Item {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The price as customers read it; empty when there is none. */
    public Optional<String> shownPrice() {
        return price.map(Prices::show);
    }
}
