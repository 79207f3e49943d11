package io.voicesdr.tenant;

import java.util.List;

/** What is wrong with the tenants' files just now: for readiness and the inbox's banner. Thread-safe. */
public interface TenantProblems {

    /** Everything that waits for an operator, by file and line; empty when all is well. */
    List<TenantProblem> current();
}
