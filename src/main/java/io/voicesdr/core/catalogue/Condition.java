package io.voicesdr.core.catalogue;

import io.voicesdr.core.catalogue.Query.Filter;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One condition of a search on one column: how far every item is from meeting it. Pure. */
final class Condition {

    private static final double MISSES_ENTIRELY = 1;

    private final Column column;
    private final Filter filter;
    private final Optional<boolean[]> having;

    /** @param filter what is wanted of {@code column} */
    Condition(Column column, Filter filter) {
        this.column = column;
        this.filter = filter;
        this.having = filter.is().map(column::having);
    }

    /** 0 where the condition holds, else how far off, relative to what was wanted, at most 1. */
    double miss(int item) {
        if (having.isPresent() && !having.get()[item]) {
            return MISSES_ENTIRELY;
        }
        if (filter.min().isEmpty() && filter.max().isEmpty()) {
            return 0;
        }
        @Nullable BigDecimal number = column.number(item);
        if (number == null) {
            return MISSES_ENTIRELY;
        }
        double below = filter.min()
                .filter(min -> number.compareTo(min) < 0)
                .map(min -> relative(number, min))
                .orElse(0.0);
        double above = filter.max()
                .filter(max -> number.compareTo(max) > 0)
                .map(max -> relative(number, max))
                .orElse(0.0);
        return Math.max(below, above);
    }

    static double relative(BigDecimal number, BigDecimal wanted) {
        double base = Math.max(1, wanted.abs().doubleValue());
        return Math.clamp(number.subtract(wanted).abs().doubleValue() / base, 1e-9, 1);
    }
}
