package io.voicesdr.api.http;

import io.voicesdr.api.http.ListQuery.Asked;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A whole list, from which one page is answered. Immutable.
 *
 * @param items in any order
 * @param key where an item stands: unique, and the same at every later moment; compared as text
 * @param newestFirst whether the largest key comes first
 * @param row what is shown of an item
 * @param columns of the table that CSV shows: fields of the row, those of inner objects with a dot
 */
public record Listing<T>(
        List<T> items, Function<T, String> key, boolean newestFirst, Function<T, Object> row, List<String> columns) {

    /** One page. */
    Page<T> page(Asked asked, int limit) {
        Comparator<T> ascending = Comparator.comparing(key);
        List<T> rest = items.stream()
                .filter(item -> isOnLaterPage(item, asked.after()))
                .sorted(newestFirst ? ascending.reversed() : ascending)
                .toList();
        List<T> shown = rest.subList(0, Math.min(limit, rest.size()));
        Optional<Cursor> next = shown.size() < rest.size()
                ? Optional.of(new Cursor(asked.place(), asked.period(), key.apply(shown.getLast())))
                : Optional.empty();
        return new Page<>(shown, row, next);
    }

    private boolean isOnLaterPage(T item, Optional<String> after) {
        return after.map(last -> key.apply(item).compareTo(last))
                .map(order -> newestFirst ? order < 0 : order > 0)
                .orElse(true);
    }

    /** @param next empty on the last page */
    record Page<T>(List<T> shown, Function<T, Object> row, Optional<Cursor> next) {

        /** Made one by one, while they are written. */
        Iterable<Object> rows() {
            return () -> shown.stream().map(row).iterator();
        }
    }
}
