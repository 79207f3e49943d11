package io.voicesdr.core.catalogue;

import io.voicesdr.core.catalogue.Query.Filter;
import io.voicesdr.core.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds items: the same for the same words, always. Looks at every item once and keeps only the best. Pure. */
public final class Search {

    private static final double MISSES_ENTIRELY = 1;

    private final Catalogue catalogue;
    private final Query query;
    private final List<String> unknown = new ArrayList<>();
    private final List<Condition> conditions;
    private final Optional<Item> like;
    private final Index.Match match;

    private Search(Catalogue catalogue, Query query) {
        this.catalogue = catalogue;
        this.query = query;
        this.conditions = query.filters().stream()
                .flatMap(filter -> known(filter).stream())
                .map(filter -> new Condition(catalogue.column(filter.column()), filter))
                .toList();
        this.like = query.likeId().flatMap(catalogue::find);
        this.match = catalogue.index().match(words());
    }

    /** What {@code query} finds in {@code catalogue}; empty only when the catalogue is. */
    public static Found find(Catalogue catalogue, Query query) {
        return new Search(catalogue, query).find();
    }

    private Found find() {
        query.likeId().filter(id -> like.isEmpty()).ifPresent(unknown::add);
        if (like.isEmpty()) {
            unknown.addAll(match.missing());
        }
        Best best = new Best(query.limit());
        int exact = 0;
        for (int item = 0; item < catalogue.items().size(); item++) {
            if (like.isEmpty() || !catalogue.items().get(item).equals(like.get())) {
                Place place = place(item);
                exact += place.isExact() ? 1 : 0;
                best.add(place);
            }
        }
        boolean any = exact > 0 && (like.isPresent() || query.likeId().isEmpty());
        List<Item> items = best.inOrder().stream()
                .limit(any ? Math.min(exact, query.limit()) : query.limit())
                .map(place -> catalogue.items().get(place.item()))
                .toList();
        return new Found(items, any ? exact : items.size(), any, unknown);
    }

    /** What an item resembles another by: its words and its cells; short numbers are shared by chance. */
    private String words() {
        return like.map(item ->
                        (item.title() + " " + String.join(" ", item.columns().values()))
                                        .replaceAll("(?<!\\d)\\d{1,3}(?!\\d)", " ")
                                + " " + query.words())
                .orElse(query.words());
    }

    private Place place(int number) {
        Item item = catalogue.items().get(number);
        int missedFilters = 0;
        double distance = 0;
        for (Condition condition : conditions) {
            double miss = condition.miss(number);
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

    /** The filter with its column's name as in the file; empty, and noted, when there is no such column. */
    private Optional<Filter> known(Filter filter) {
        String wanted = plain(filter.column());
        if (List.of("preco", "precos", "price", "valor", "precio").contains(wanted)) {
            return Optional.of(new Filter(Query.PRICE, filter.min(), filter.max(), filter.is()));
        }
        Optional<String> column = catalogue.columns().stream()
                .filter(name -> Slips.between(plain(name), wanted, Slips.allowed(wanted.length()))
                        <= Slips.allowed(wanted.length()))
                .min(Comparator.comparingInt(name -> Slips.between(plain(name), wanted, 3)));
        if (column.isEmpty()) {
            unknown.add(filter.column());
        }
        return column.map(name -> new Filter(name, filter.min(), filter.max(), filter.is()));
    }

    private static String plain(String column) {
        return String.join(" ", Words.of(column).words());
    }
}
