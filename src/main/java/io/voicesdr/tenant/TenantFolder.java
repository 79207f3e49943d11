package io.voicesdr.tenant;

import io.voicesdr.core.tenant.Tenant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one tenant's folder. Immutable.
 *
 * @param fingerprint of what was read last; equal means nothing has to be read again
 * @param good the last good version; empty when there has never been one
 * @param problems of the newest version
 * @param inactive keys of {@code good} that this version does nothing with
 */
record TenantFolder(
        String instance, String fingerprint, Optional<Good> good, List<TenantProblem> problems, List<String> inactive) {

    /** A tenant and its system prompt, ready to be filled in. */
    record Good(Tenant tenant, Personas.Persona persona) {}
}
