package io.voicesdr.core.catalogue;

import io.voicesdr.core.text.Words;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Everything a company sells, in the order of its file. Immutable; equal when read from equal files. */
public final class Catalogue {

    /** Nothing is sold, or nothing is said about it. */
    public static final Catalogue EMPTY = new Catalogue(List.of(), "");

    private final List<Item> items;
    private final String version;
    private final Map<String, Item> byId;
    private final Index index;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Column prices;

    /**
     * @param items no two with the same {@link #key}
     * @param version names the content: a hash of the file
     */
    public Catalogue(List<Item> items, String version) {
        this.items = List.copyOf(items);
        this.version = version;
        Map<String, Item> found = new LinkedHashMap<>();
        items.forEach(item -> found.put(key(item.id()), item));
        this.byId = Map.copyOf(found);
        this.index = new Index(this.items);
        Set<String> names = new LinkedHashSet<>();
        items.forEach(item -> names.addAll(item.columns().keySet()));
        names.forEach(name -> columns.put(name, Column.of(this.items, name)));
        this.prices = Column.ofPrices(this.items);
    }

    public List<Item> items() {
        return items;
    }

    public String version() {
        return version;
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** The item that {@code id} means, whatever its case and blanks. */
    public Optional<Item> find(String id) {
        return Optional.ofNullable(byId.get(key(id)));
    }

    /** Every column besides id, title, price, picture and availability, in the file's order. */
    public List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    Index index() {
        return index;
    }

    /** @param name as in {@link #columns}, or {@link Query#PRICE} */
    Column column(String name) {
        return name.equals(Query.PRICE) ? prices : Objects.requireNonNull(columns.get(name), name);
    }

    /** What makes ids the same. */
    public static String key(String id) {
        return String.join(" ", Words.of(id).words());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Catalogue that && version.equals(that.version) && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return version.hashCode();
    }

    @Override
    public String toString() {
        return "Catalogue[" + items.size() + " items, " + version + "]";
    }
}
