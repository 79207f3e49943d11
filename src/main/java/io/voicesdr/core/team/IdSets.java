package io.voicesdr.core.team;

import io.voicesdr.core.history.SharedMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Sets of message ids as they are to become. Not thread-safe. */
final class IdSets<K> {
    private final SharedMap<K, Set<String>> base;
    private final Map<K, Set<String>> changed = new HashMap<>();

    IdSets(SharedMap<K, Set<String>> base) {
        this.base = base;
    }

    Set<String> of(K key) {
        Set<String> known = changed.get(key);
        return known == null ? base.find(key).orElse(Set.of()) : known;
    }

    void add(K key, String id) {
        own(key).add(id);
    }

    void remove(K key, String id) {
        own(key).remove(id);
    }

    private Set<String> own(K key) {
        return changed.computeIfAbsent(key, any -> new HashSet<>(base.find(key).orElse(Set.of())));
    }

    boolean isUnchanged() {
        return changed.isEmpty();
    }

    /** Keys without an id are left out. */
    SharedMap<K, Set<String>> done() {
        SharedMap.Draft<K, Set<String>> draft = base.draft();
        changed.forEach((key, ids) -> {
            if (ids.isEmpty()) {
                draft.remove(key);
            } else {
                draft.put(key, Set.copyOf(ids));
            }
        });
        return draft.done();
    }
}
