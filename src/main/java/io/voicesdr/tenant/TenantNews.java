package io.voicesdr.tenant;

import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Tells the log what changed between two looks at the tenants' folder: each thing once, not at every look. */
final class TenantNews {

    private static final Logger LOG = Logger.getLogger("io.voicesdr.tenant");

    private TenantNews() {}

    static void tell(TenantSnapshot before, TenantSnapshot after) {
        after.problems().stream()
                .filter(problem -> before.problems().stream().noneMatch(problem::tellsTheSameAs))
                .forEach(TenantNews::tellProblem);
        after.folders().values().forEach(folder -> tellFolder(before.folder(folder.instance()), folder));
        before.folders().keySet().stream()
                .filter(instance -> !after.folders().containsKey(instance))
                .forEach(instance -> LOG.infof("[TENANT_REMOVED] instance=%s is no longer served", instance));
    }

    private static void tellProblem(TenantProblem problem) {
        if (problem.instance().isEmpty()) {
            LOG.errorf("[TENANTS_FOLDER] %s", problem.text());
        } else {
            String effect = problem.keptLastGood() ? "the last good version stays" : "this tenant is not served";
            LOG.errorf("[TENANT_FILE] instance=%s %s (%s)", problem.instance(), problem.text(), effect);
        }
    }

    private static void tellFolder(Optional<TenantFolder> before, TenantFolder folder) {
        boolean same = before.filter(old -> old.good().equals(folder.good())).isPresent();
        boolean mended = folder.problems().isEmpty()
                && before.filter(old -> !old.problems().isEmpty()).isPresent();
        if (folder.good().isPresent() && (!same || mended)) {
            var tenant = folder.good().get().tenant();
            LOG.infof(
                    "[TENANT_LOADED] instance=%s config=%s",
                    tenant.instance(), tenant.configHash().substring(0, 8));
        }
        List<String> known = before.map(TenantFolder::inactive).orElse(List.of());
        if (!folder.inactive().isEmpty() && !folder.inactive().equals(known)) {
            LOG.infof(
                    "[TENANT_INACTIVE_KEYS] instance=%s accepted but without effect in this version: %s",
                    folder.instance(), String.join(", ", folder.inactive()));
        }
    }
}
