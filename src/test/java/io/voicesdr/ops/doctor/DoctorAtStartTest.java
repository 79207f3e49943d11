package io.voicesdr.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.tenant.Tenant;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator reads in the log when the application starts. */
@QuarkusTest
class DoctorAtStartTest {
    private static final Logger LOG = Logger.getLogger(DoctorAtStart.class.getName());

    @Inject
    DoctorAtStart atStart;

    @Inject
    Doctor doctor;

    @Inject
    Tenants tenants;

    private final Lines lines = new Lines();

    /** {@code LEVEL text} of everything that is logged. */
    private static final class Lines extends Handler {
        private final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            said.add(line.getLevel() + " " + ((ExtLogRecord) line).getFormattedMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        LOG.addHandler(lines);
    }

    @AfterEach
    void leave() {
        LOG.removeHandler(lines);
    }

    @Test
    void everyCompany_isLookedOver_andWhatIsWrongHasItsCodeAndRemedy() {
        atStart.onStart(new StartupEvent());

        for (Tenant tenant : tenants.all()) {
            List<Finding> findings = doctor.examine(tenant);
            List<String> bad = findings.stream()
                    .filter(Finding::isBad)
                    .map(finding -> (finding.level() == Finding.Level.FAIL ? "ERROR" : "WARN") + " DOCTOR_"
                            + finding.code() + " instance=" + tenant.instance() + ": "
                            + finding.detail().replaceFirst("\\.?$", ". ")
                            + finding.remedy())
                    .toList();
            assertThat(bad).as("nothing answers as Evolution here").isNotEmpty();
            await().untilAsserted(() -> assertThat(of(tenant))
                    .containsExactlyInAnyOrderElementsOf(bad)
                    .allSatisfy(
                            line -> assertThat(line).matches("[A-Z]+ DOCTOR_[A-Z_]+ instance=[a-z_]+: .+\\. .{10,}")));
            long fine = findings.stream()
                    .filter(finding -> finding.level() == Finding.Level.OK)
                    .count();
            assertThat(lines.said)
                    .contains("INFO DOCTOR instance=%s: %d checks, %d of them fine"
                            .formatted(tenant.instance(), findings.size(), fine));
        }
    }

    private List<String> of(Tenant tenant) {
        return lines.said.stream()
                .filter(line -> line.contains(" instance=" + tenant.instance() + ": "))
                .filter(line -> line.contains(" DOCTOR_"))
                .toList();
    }
}
