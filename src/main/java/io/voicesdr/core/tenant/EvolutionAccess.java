package io.voicesdr.core.tenant;

import java.util.Optional;

/** Where a tenant's Evolution is, when not on the global one. Either part may be set alone. */
public record EvolutionAccess(Optional<String> url, Optional<Secret> key) {

    /** The tenant lives on the global Evolution. */
    public static EvolutionAccess global() {
        return new EvolutionAccess(Optional.empty(), Optional.empty());
    }
}
