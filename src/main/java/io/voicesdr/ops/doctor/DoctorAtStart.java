package io.voicesdr.ops.doctor;

import io.quarkus.runtime.StartupEvent;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Looks every company over once, beside the start, and writes what is wrong to the log. Thread-safe. */
@ApplicationScoped
public class DoctorAtStart {
    private static final Logger LOG = Logger.getLogger(DoctorAtStart.class);

    private final Doctor doctor;
    private final Tenants tenants;
    private final DoctorConfig config;

    DoctorAtStart(Doctor doctor, Tenants tenants, DoctorConfig config) {
        this.doctor = doctor;
        this.tenants = tenants;
        this.config = config;
    }

    void onStart(@Observes StartupEvent start) {
        if (config.atStart()) {
            Thread.ofVirtual().name("doctor").start(() -> tenants.all().forEach(this::examine));
        }
    }

    /** One line for everything that somebody should do something about, and one that it was looked at. */
    private void examine(Tenant tenant) {
        List<Finding> findings = doctor.examine(tenant);
        LOG.infof(
                "DOCTOR instance=%s: %d checks, %d of them fine",
                tenant.instance(),
                findings.size(),
                findings.stream()
                        .filter(finding -> finding.level() == Finding.Level.OK)
                        .count());
        for (Finding finding : findings) {
            if (finding.level() == Finding.Level.FAIL) {
                LOG.errorf(
                        "DOCTOR_%s instance=%s: %s %s",
                        finding.code(), tenant.instance(), sentence(finding.detail()), finding.remedy());
            } else if (finding.level() == Finding.Level.WARN) {
                LOG.warnf(
                        "DOCTOR_%s instance=%s: %s %s",
                        finding.code(), tenant.instance(), sentence(finding.detail()), finding.remedy());
            }
        }
    }

    /** What upstream failed with ends in a dot already. */
    private static String sentence(String detail) {
        return detail.endsWith(".") ? detail : detail + ".";
    }
}
