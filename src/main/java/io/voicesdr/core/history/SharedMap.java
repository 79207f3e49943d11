package io.voicesdr.core.history;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A map for what is kept for long and changes little at a time: immutable, but a changed one is made by copying only the
 * parts in which it differs. Keys and values are never null; entries come in no order. Thread-safe.
 */
public final class SharedMap<K, V> extends AbstractMap<K, V> {
    private static final int FEWEST_SLOTS = 16;
    private static final int ENTRIES_A_SLOT = 8;

    private final List<Map<K, V>> slots;
    private final int size;

    private SharedMap(List<Map<K, V>> slots, int size) {
        this.slots = Collections.unmodifiableList(slots);
        this.size = size;
    }

    /** The map of nothing. */
    public static <K, V> SharedMap<K, V> empty() {
        return new SharedMap<>(Collections.nCopies(FEWEST_SLOTS, Map.of()), 0);
    }

    /** What stands in {@code map}; itself when it is shared already. */
    public static <K, V> SharedMap<K, V> of(Map<K, V> map) {
        if (map instanceof SharedMap<K, V> shared) {
            return shared;
        }
        Draft<K, V> draft = SharedMap.<K, V>empty().draft();
        map.forEach(draft::put);
        return draft.done();
    }

    /** Changes to this map, which itself stays as it is. */
    public Draft<K, V> draft() {
        return new Draft<>(this);
    }

    /** What stands behind {@code key}. */
    public Optional<V> find(K key) {
        return Optional.ofNullable(slot(key).get(key));
    }

    /** The entries that {@code other} has not, or has otherwise. What both share is not looked at. */
    public Stream<Entry<K, V>> unlike(SharedMap<K, V> other) {
        return IntStream.range(0, slots.size())
                .filter(i -> !other.shares(i, slots))
                .boxed()
                .flatMap(i -> slots.get(i).entrySet().stream())
                .filter(entry -> !entry.getValue().equals(other.get(entry.getKey())));
    }

    @SuppressWarnings("ReferenceEquality") // being the same is the point: then nothing in it needs to be compared
    private boolean shares(int slot, List<Map<K, V>> others) {
        return slots.size() == others.size() && slots.get(slot) == others.get(slot);
    }

    private Map<K, V> slot(Object key) {
        return slots.get(index(key, slots.size()));
    }

    private static int index(Object key, int slots) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (slots - 1);
    }

    @Override
    public @Nullable V get(Object key) {
        return slot(key).get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return slot(key).containsKey(key);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, V>> iterator() {
                return slots.stream().flatMap(slot -> slot.entrySet().stream()).iterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** A map as it is to become. Not thread-safe. */
    public static final class Draft<K, V> {
        private final SharedMap<K, V> base;
        private final Map<K, Optional<V>> changes = new LinkedHashMap<>();

        private Draft(SharedMap<K, V> base) {
            this.base = base;
        }

        /** What stands behind {@code key} by now. */
        public Optional<V> find(K key) {
            Optional<V> changed = changes.get(key);
            return changed == null ? base.find(key) : changed;
        }

        public void put(K key, V value) {
            changes.put(key, Optional.of(value));
        }

        public void remove(K key) {
            changes.put(key, Optional.empty());
        }

        /** The changed map; the first one when nothing was changed. */
        public SharedMap<K, V> done() {
            if (changes.isEmpty()) {
                return base;
            }
            List<Map<K, V>> slots = base.slots.size() < slotsFor(base.size + changes.size())
                    ? spread(base, slotsFor(base.size + changes.size()))
                    : new ArrayList<>(base.slots);
            Map<Integer, Map<K, V>> changed = new HashMap<>();
            changes.forEach((key, value) -> {
                Map<K, V> slot =
                        changed.computeIfAbsent(index(key, slots.size()), index -> new HashMap<>(slots.get(index)));
                value.ifPresentOrElse(one -> slot.put(key, one), () -> slot.remove(key));
            });
            int grown = 0;
            for (Entry<Integer, Map<K, V>> slot : changed.entrySet()) {
                grown += slot.getValue().size() - slots.get(slot.getKey()).size();
                slots.set(slot.getKey(), Map.copyOf(slot.getValue()));
            }
            return new SharedMap<>(slots, base.size + grown);
        }

        private static int slotsFor(int size) {
            int slots = FEWEST_SLOTS;
            while (slots * ENTRIES_A_SLOT < size) {
                slots *= 2;
            }
            return slots;
        }

        private static <K, V> List<Map<K, V>> spread(SharedMap<K, V> map, int slots) {
            List<Map<K, V>> spread = new ArrayList<>(Collections.nCopies(slots, Map.of()));
            Map<Integer, Map<K, V>> filled = new HashMap<>();
            map.forEach((key, value) -> filled.computeIfAbsent(index(key, slots), index -> new HashMap<>())
                    .put(key, value));
            filled.forEach((index, slot) -> spread.set(index, Map.copyOf(slot)));
            return spread;
        }
    }
}
