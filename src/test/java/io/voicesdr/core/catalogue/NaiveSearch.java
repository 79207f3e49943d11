package io.voicesdr.core.catalogue;

import io.voicesdr.core.catalogue.Query.Filter;
import io.voicesdr.core.text.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@link Search} as it was first written, every item looked at and sorted: what the quick one must agree with. */
final class NaiveSearch {

    private static final double MISSES_ENTIRELY = 1;

    private final Catalogue catalogue;
    private final Query query;
    private final List<Filter> filters;
    private final List<String> unknown = new ArrayList<>();

    private final NaiveIndex index;

    private NaiveSearch(Catalogue catalogue, NaiveIndex index, Query query) {
        this.index = index;
        this.catalogue = catalogue;
        this.query = query;
        this.filters = query.filters().stream()
                .flatMap(filter -> known(filter).stream())
                .toList();
    }

    /** What {@code query} finds in {@code catalogue}; empty only when the catalogue is. */
    static Found find(Catalogue catalogue, NaiveIndex index, Query query) {
        return new NaiveSearch(catalogue, index, query).find();
    }

    private Found find() {
        Optional<Item> like = query.likeId().flatMap(catalogue::find);
        NaiveIndex.Match match = index.match(words(like));
        query.likeId().filter(id -> like.isEmpty()).ifPresent(unknown::add);
        if (like.isEmpty()) {
            unknown.addAll(match.missing());
        }
        List<Place> places = IntStream.range(0, catalogue.items().size())
                .filter(item -> like.isEmpty() || !catalogue.items().get(item).equals(like.get()))
                .mapToObj(item -> place(item, match, like))
                .sorted(Place.BEST_FIRST)
                .toList();
        long exact = places.stream().filter(Place::isExact).count();
        boolean any = exact > 0 && (like.isPresent() || query.likeId().isEmpty());
        List<Item> items = places.stream()
                .limit(any ? Math.min(exact, query.limit()) : query.limit())
                .map(place -> catalogue.items().get(place.item()))
                .toList();
        return new Found(items, any ? (int) exact : items.size(), any, unknown);
    }

    /** What an item resembles another by: its words and its cells; short numbers are shared by chance. */
    private String words(Optional<Item> like) {
        return like.map(item ->
                        (item.title() + " " + String.join(" ", item.columns().values()))
                                        .replaceAll("(?<!\\d)\\d{1,3}(?!\\d)", " ")
                                + " " + query.words())
                .orElse(query.words());
    }

    private Place place(int number, NaiveIndex.Match match, Optional<Item> like) {
        Item item = catalogue.items().get(number);
        int missedFilters = 0;
        double distance = 0;
        for (Filter filter : filters) {
            double miss = miss(item, filter);
            missedFilters += miss > 0 ? 1 : 0;
            distance += miss;
        }
        double score = match.scores()[number]
                - like.map(other -> priceGap(item, other)).orElse(0.0) * 10;
        int missedWords = like.isPresent() ? 0 : match.words() - match.found()[number];
        return new Place(number, missedWords, missedFilters, distance, score, !item.available());
    }

    private static double priceGap(Item one, Item other) {
        return one.price()
                .flatMap(price -> other.price().map(wanted -> Condition.relative(price, wanted)))
                .orElse(MISSES_ENTIRELY);
    }

    /** 0 where the condition holds, else how far off, relative to what was wanted, at most 1. */
    private static double miss(Item item, Filter filter) {
        Optional<String> cell = cell(item, filter.column());
        if (filter.is().isPresent() && !holds(cell.orElse(""), filter.is().get())) {
            return MISSES_ENTIRELY;
        }
        if (filter.min().isEmpty() && filter.max().isEmpty()) {
            return 0;
        }
        Optional<BigDecimal> number =
                filter.column().equals(Query.PRICE) ? item.price() : cell.flatMap(Prices::firstNumber);
        if (number.isEmpty()) {
            return MISSES_ENTIRELY;
        }
        double below = filter.min()
                .filter(min -> number.get().compareTo(min) < 0)
                .map(min -> Condition.relative(number.get(), min))
                .orElse(0.0);
        double above = filter.max()
                .filter(max -> number.get().compareTo(max) > 0)
                .map(max -> Condition.relative(number.get(), max))
                .orElse(0.0);
        return Math.max(below, above);
    }

    private static boolean holds(String cell, String wanted) {
        List<String> stems = Stems.of(cell);
        List<String> sought = Stems.of(wanted);
        return !sought.isEmpty()
                && sought.stream()
                        .allMatch(stem -> stems.stream()
                                .anyMatch(other -> Slips.between(stem, other, slips(stem)) <= slips(stem)));
    }

    private static int slips(String stem) {
        return stem.chars().anyMatch(Character::isDigit) ? 0 : Slips.allowed(stem.length());
    }

    private static Optional<String> cell(Item item, String column) {
        return column.equals(Query.PRICE)
                ? item.shownPrice()
                : Optional.ofNullable(item.columns().get(column));
    }

    /** The filter with its column's name as in the file; empty, and noted, when there is no such column. */
    private Optional<Filter> known(Filter filter) {
        String wanted = plain(filter.column());
        if (List.of("preco", "precos", "price", "valor", "precio").contains(wanted)) {
            return Optional.of(new Filter(Query.PRICE, filter.min(), filter.max(), filter.is()));
        }
        Optional<String> column = columns(catalogue).stream()
                .filter(name -> Slips.between(plain(name), wanted, Slips.allowed(wanted.length()))
                        <= Slips.allowed(wanted.length()))
                .min(Comparator.comparingInt(name -> Slips.between(plain(name), wanted, 3)));
        if (column.isEmpty()) {
            unknown.add(filter.column());
        }
        return column.map(name -> new Filter(name, filter.min(), filter.max(), filter.is()));
    }

    private static List<String> columns(Catalogue catalogue) {
        return catalogue.items().stream()
                .flatMap(item -> item.columns().keySet().stream())
                .distinct()
                .toList();
    }

    private static String plain(String column) {
        return String.join(" ", Words.of(column).words());
    }
}
