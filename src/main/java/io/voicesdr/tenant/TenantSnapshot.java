package io.voicesdr.tenant;

import io.voicesdr.core.tenant.Tenant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All tenants at one moment. Immutable.
 *
 * @param folders by instance
 * @param rootProblems of the folder that holds them
 */
record TenantSnapshot(SortedMap<String, TenantFolder> folders, List<TenantProblem> rootProblems) {

    static final TenantSnapshot EMPTY = new TenantSnapshot(Map.of(), List.of());

    TenantSnapshot(Map<String, TenantFolder> folders, List<TenantProblem> rootProblems) {
        this(Collections.unmodifiableSortedMap(new TreeMap<>(folders)), List.copyOf(rootProblems));
    }

    Optional<TenantFolder> folder(String instance) {
        return Optional.ofNullable(folders.get(instance));
    }

    Optional<TenantFolder.Good> good(String instance) {
        return folder(instance).flatMap(TenantFolder::good);
    }

    List<Tenant> tenants() {
        return folders.values().stream()
                .flatMap(folder -> folder.good().stream())
                .map(TenantFolder.Good::tenant)
                .toList();
    }

    List<TenantProblem> problems() {
        return Stream.concat(
                        rootProblems.stream(), folders.values().stream().flatMap(folder -> folder.problems().stream()))
                .toList();
    }
}
