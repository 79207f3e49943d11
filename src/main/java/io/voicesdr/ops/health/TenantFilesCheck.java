package io.voicesdr.ops.health;

import io.voicesdr.conversation.Tenants;
import io.voicesdr.tenant.TenantProblem;
import io.voicesdr.tenant.TenantProblems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether there is anybody to serve, and every mistake in the tenants' files with file, line and key. One broken file is
 * named without being DOWN: the others are served on, and the tenant itself in its last good version. Thread-safe.
 */
@Readiness
@ApplicationScoped
public class TenantFilesCheck implements HealthCheck {

    private static final String NEXT =
            "Make a folder named like the Evolution instance with a tenant.yaml in it below SDR_TENANTS, or mend those named.";

    private final Tenants tenants;
    private final TenantProblems problems;

    TenantFilesCheck(Tenants tenants, TenantProblems problems) {
        this.tenants = tenants;
        this.problems = problems;
    }

    /** DOWN with {@code TENANTS_NONE} when no tenant at all is served. */
    @Override
    public HealthCheckResponse call() {
        int served = tenants.all().size();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("tenant-files").status(served > 0).withData("served", served);
        if (served == 0) {
            response.withData("code", "TENANTS_NONE").withData("next", NEXT);
        }
        List<TenantProblem> current = problems.current();
        for (int i = 0; i < current.size(); i++) {
            response.withData("problem." + (i + 1), text(current.get(i)));
        }
        return response.build();
    }

    /** Under the codes of the log, so that both are found by one search. */
    private static String text(TenantProblem problem) {
        if (problem.instance().isEmpty()) {
            return "TENANTS_FOLDER " + problem.text();
        }
        String effect = problem.keptLastGood() ? "the last good version stays" : "this tenant is not served";
        return "TENANT_FILE " + problem.text() + " (" + effect + ")";
    }
}
