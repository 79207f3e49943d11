package io.voicesdr.core.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One column of a catalogue, read once: the number in each cell, and the stems of its words, so that a search compares
 * numbers and no texts. Immutable afterwards.
 */
final class Column {

    private final @Nullable BigDecimal[] numbers;

    /** For each item which of {@link #stems} its cell has; -1 where the item has no such cell. */
    private final int[] cells;

    /** The stems of the cells that differ from each other. */
    private final List<List<String>> stems = new ArrayList<>();

    /**
     * @param cells by item; empty where an item has none
     * @param numbers by item; empty where there is none
     */
    private Column(List<Optional<String>> cells, @Nullable BigDecimal[] numbers) {
        this.numbers = numbers;
        this.cells = new int[cells.size()];
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            this.cells[i] = cells.get(i)
                    .map(cell -> known.computeIfAbsent(cell, this::put))
                    .orElse(-1);
        }
    }

    private int put(String cell) {
        stems.add(Stems.of(cell));
        return stems.size() - 1;
    }

    static Column of(List<Item> items, String name) {
        List<Optional<String>> cells = items.stream()
                .map(item -> Optional.ofNullable(item.columns().get(name)))
                .toList();
        Map<String, Optional<BigDecimal>> known = new HashMap<>();
        @Nullable BigDecimal[] numbers = new BigDecimal[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = cells.get(i)
                    .flatMap(cell -> known.computeIfAbsent(cell, Prices::firstNumber))
                    .orElse(null);
        }
        return new Column(cells, numbers);
    }

    static Column ofPrices(List<Item> items) {
        @Nullable BigDecimal[] numbers = new BigDecimal[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = items.get(i).price().orElse(null);
        }
        return new Column(items.stream().map(Item::shownPrice).toList(), numbers);
    }

    /** The number in the cell of {@code item}; null when there is none. */
    @Nullable
    BigDecimal number(int item) {
        return numbers[item];
    }

    /** Which items have all of the words of {@code wanted} in their cell, each forgiven its slips; none for no words. */
    boolean[] having(String wanted) {
        List<String> sought = Stems.of(wanted);
        Map<String, Boolean> known = new HashMap<>();
        boolean[] holds = new boolean[stems.size()];
        for (int i = 0; i < holds.length; i++) {
            List<String> cell = stems.get(i);
            holds[i] = !sought.isEmpty()
                    && sought.stream()
                            .allMatch(stem -> cell.stream()
                                    .anyMatch(other ->
                                            known.computeIfAbsent(stem + " " + other, both -> isSlip(stem, other))));
        }
        boolean[] having = new boolean[cells.length];
        for (int i = 0; i < cells.length; i++) {
            having[i] = cells[i] >= 0 && holds[cells[i]];
        }
        return having;
    }

    private static boolean isSlip(String sought, String other) {
        int forgiven = Slips.forgivenIn(sought);
        return Slips.between(sought, other, forgiven) <= forgiven;
    }
}
